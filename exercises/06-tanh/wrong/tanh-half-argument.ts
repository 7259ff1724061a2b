// @misconception tanh-half-argument
// @fails value
// @passes slope
// @firstWrong A
import * as np from 'np';

export function tanh({ Z }: TanhArguments): TanhResult {
  const S = np.divide(1, np.add(1, np.exp(np.negative(Z))));
  const A = np.subtract(np.multiply(2, S), 1);
  return { A };
}

export function tanhGrad({ A }: TanhGradArguments): TanhGradResult {
  const dAdZ = np.subtract(1, np.multiply(A, A));
  return { dAdZ };
}
