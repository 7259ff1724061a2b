import { activations, add, matmul, type Tensor } from '#engine/index.ts';

interface Inputs {
  readonly X: Tensor;
  /** Layer 1 first. */
  readonly parameters: readonly { readonly W: Tensor; readonly b: Tensor }[];
  /** Of the hidden layers; the output layer's is sigmoid. */
  readonly activations: readonly (keyof typeof activations)[];
}

export function model({ X, parameters, activations: hidden }: Inputs) {
  const Z: Tensor[] = [];
  const A: Tensor[] = [];
  let activation = X;
  for (const [index, { W, b }] of parameters.entries()) {
    const linear = add(matmul(W, activation), b);
    activation = activations[hidden[index] ?? 'sigmoid'](linear);
    Z.push(linear);
    A.push(activation);
  }
  return { Z, A, AL: activation };
}
