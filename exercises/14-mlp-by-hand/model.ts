import {
  add,
  binaryCrossEntropyWithLogits,
  matmul,
  relu,
  sigmoid,
  type Tensor,
} from '#engine/index.ts';

type Inputs = Readonly<Record<'x' | 'y' | 'W1' | 'b1' | 'W2' | 'b2', Tensor>>;

export function model({ x, y, W1, b1, W2, b2 }: Inputs) {
  const z1 = add(matmul(W1, x), b1);
  const a1 = relu(z1);
  const z2 = add(matmul(W2, a1), b2);
  const yhat = sigmoid(z2);
  const J = binaryCrossEntropyWithLogits(z2, y);
  return { z1, a1, z2, yhat, J };
}
