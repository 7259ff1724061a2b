import {
  add,
  binaryCrossEntropyWithLogits,
  mul,
  sigmoid,
  sum,
  type Tensor,
} from '#engine/index.ts';

type Inputs = Readonly<Record<'w' | 'b' | 'x' | 'y', Tensor>>;

export function model({ w, b, x, y }: Inputs) {
  const z = add(sum(mul(w, x)), b);
  const yhat = sigmoid(z);
  const J = binaryCrossEntropyWithLogits(z, y);
  return { z, yhat, J };
}
