// @misconception exponential-overflow
// @fails gradient
// @passes cost
// @firstWrong dZ
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const decay = np.exp(np.negative(np.abs(Z)));
  const linear = np.subtract(np.maximum(Z, 0), np.multiply(Y, Z));
  const J = np.mean(np.add(linear, np.log1p(decay)));
  const A = np.divide(np.exp(Z), np.add(1, np.exp(Z)));
  const dZ = np.subtract(A, Y);
  return { J, dZ };
}
