// @misconception exponential-overflow
// @fails value
// @passes slope
// @firstWrong A
import * as np from 'np';

export function tanh({ Z }: TanhArguments): TanhResult {
  const growing = np.exp(Z);
  const shrinking = np.exp(np.negative(Z));
  const A = np.divide(np.subtract(growing, shrinking), np.add(growing, shrinking));
  return { A };
}

export function tanhGrad({ A }: TanhGradArguments): TanhGradResult {
  const dAdZ = np.subtract(1, np.multiply(A, A));
  return { dAdZ };
}
