import { add, maximum, mul, type Tensor } from '#engine/index.ts';

type Inputs = Readonly<Record<'x' | 'y' | 'z', Tensor>>;

export function model({ x, y, z }: Inputs) {
  const s = add(x, y);
  const m = maximum(y, z);
  const p = mul(s, m);
  const q = mul(x, y);
  const J = add(p, q);
  return { s, m, p, q, J };
}
