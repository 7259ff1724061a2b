import * as np from 'np';

// a = tanh z para cada elemento de Z (for each entry of Z), mesmo para z = 800 e z = −800.
export function tanh({ Z }: TanhArguments): TanhResult {
  return { A: np.zerosLike(Z) };
}

// A já é tanh(Z); a inclinação sai só dele (A is tanh(Z) already; the slope follows from it alone).
export function tanhGrad({ A }: TanhGradArguments): TanhGradResult {
  return { dAdZ: np.zerosLike(A) };
}
