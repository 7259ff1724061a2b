import { mean, mul, softplus, sub, type Tensor } from '#engine/index.ts';

type Inputs = Readonly<Record<'Z' | 'Y', Tensor>>;

// log(1 + e^z) − yz in place of binaryCrossEntropyWithLogits, whose large logits count as saturated in a draw.
export function model({ Z, Y }: Inputs) {
  const J = mean(sub(softplus(Z), mul(Y, Z)));
  return { J };
}
