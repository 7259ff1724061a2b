import { activations, type Tensor } from '#engine/index.ts';

interface Inputs {
  readonly Z: Tensor;
  readonly g: keyof typeof activations;
}

export function model({ Z, g }: Inputs) {
  const A = activations[g](Z);
  return { A };
}
