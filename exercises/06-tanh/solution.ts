import * as np from 'np';

export function tanh({ Z }: TanhArguments): TanhResult {
  const A = np.tanh(Z);
  return { A };
}

export function tanhGrad({ A }: TanhGradArguments): TanhGradResult {
  const dAdZ = np.subtract(1, np.multiply(A, A));
  return { dAdZ };
}
