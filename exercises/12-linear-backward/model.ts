import { add, matmul, type Tensor } from '#engine/index.ts';

type Inputs = Readonly<Record<'Aprev' | 'W' | 'b', Tensor>>;

export function model({ Aprev, W, b }: Inputs) {
  const Z = add(matmul(W, Aprev), b);
  return { Z };
}
