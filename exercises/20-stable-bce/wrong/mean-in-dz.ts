// @misconception mean-in-dz
// @fails gradient
// @passes cost
// @firstWrong dZ
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const decay = np.exp(np.negative(np.abs(Z)));
  const linear = np.subtract(np.maximum(Z, 0), np.multiply(Y, Z));
  const J = np.mean(np.add(linear, np.log1p(decay)));
  const A = np.divide(np.where(np.greater(Z, 0), 1, decay), np.add(1, decay));
  const dZ = np.divide(np.subtract(A, Y), Z.shape[1]);
  return { J, dZ };
}
