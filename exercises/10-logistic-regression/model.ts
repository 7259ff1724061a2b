import {
  add,
  binaryCrossEntropyWithLogits,
  matmul,
  sigmoid,
  transpose,
  type Tensor,
} from '#engine/index.ts';

type Inputs = Readonly<Record<'w' | 'b' | 'X' | 'Y', Tensor>>;

export function model({ w, b, X, Y }: Inputs) {
  const Z = add(matmul(transpose(w), X), b);
  const A = sigmoid(Z);
  const J = binaryCrossEntropyWithLogits(Z, Y);
  return { Z, A, J };
}
