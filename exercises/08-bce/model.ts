import { binaryCrossEntropy, type Tensor } from '#engine/index.ts';

type Inputs = Readonly<Record<'A' | 'Y', Tensor>>;

export function model({ A, Y }: Inputs) {
  const J = binaryCrossEntropy(A, Y);
  return { J };
}
