import { sigmoid, type Tensor } from '#engine/index.ts';

export function model({ Z }: { readonly Z: Tensor }) {
  const A = sigmoid(Z);
  return { A };
}
