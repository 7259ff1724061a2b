import * as np from 'np';

// a = σ(z) para cada elemento de Z (for each entry of Z), mesmo para z = 800 e z = −800.
export function sigmoid({ Z }: SigmoidArguments): SigmoidResult {
  return { A: np.zerosLike(Z) };
}

// A já é σ(Z); a inclinação sai só dele (A is σ(Z) already; the slope follows from it alone).
export function sigmoidGrad({ A }: SigmoidGradArguments): SigmoidGradResult {
  return { dAdZ: np.zerosLike(A) };
}
