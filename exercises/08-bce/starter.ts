import * as np from 'np';

// J: um número, a média das perdas dos exemplos (one number, the mean of the losses of the examples).
export function bce({ A, Y }: BceArguments): BceResult {
  return { J: 0 };
}

// dA: um número por exemplo, sem 1/n (one number per example, without 1/n).
export function bceGrad({ A, Y }: BceGradArguments): BceGradResult {
  return { dA: np.zerosLike(A) };
}
