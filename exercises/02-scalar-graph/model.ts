import { add, mul, type Tensor } from '#engine/index.ts';

type Inputs = Readonly<Record<'a' | 'b' | 'c', Tensor>>;

export function model({ a, b, c }: Inputs) {
  const u = mul(b, c);
  const v = add(a, u);
  const J = mul(3, v);
  return { u, v, J };
}
