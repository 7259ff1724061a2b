import {
  activations,
  add,
  binaryCrossEntropyWithLogits,
  matmul,
  sigmoid,
  type Tensor,
} from '#engine/index.ts';

interface Inputs extends Readonly<Record<'X' | 'Y' | 'W1' | 'b1' | 'W2' | 'b2', Tensor>> {
  readonly g: keyof typeof activations;
}

export function model({ X, Y, W1, b1, W2, b2, g }: Inputs) {
  const Z1 = add(matmul(W1, X), b1);
  const A1 = activations[g](Z1);
  const Z2 = add(matmul(W2, A1), b2);
  const A2 = sigmoid(Z2);
  const J = binaryCrossEntropyWithLogits(Z2, Y);
  return { Z1, A1, Z2, A2, J };
}
