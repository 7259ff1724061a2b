import { tanh, type Tensor } from '#engine/index.ts';

export function model({ Z }: { readonly Z: Tensor }) {
  const A = tanh(Z);
  return { A };
}
