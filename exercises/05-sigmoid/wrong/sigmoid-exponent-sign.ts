// @misconception sigmoid-exponent-sign
// @fails value
// @passes slope
// @firstWrong A
import * as np from 'np';

export function sigmoid({ Z }: SigmoidArguments): SigmoidResult {
  const A = np.divide(1, np.add(1, np.exp(Z)));
  return { A };
}

export function sigmoidGrad({ A }: SigmoidGradArguments): SigmoidGradResult {
  const dAdZ = np.multiply(A, np.subtract(1, A));
  return { dAdZ };
}
