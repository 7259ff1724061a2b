// @misconception chain-through-probability
// @fails gradient
// @passes cost
// @firstWrong dZ
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const decay = np.exp(np.negative(np.abs(Z)));
  const linear = np.subtract(np.maximum(Z, 0), np.multiply(Y, Z));
  const J = np.mean(np.add(linear, np.log1p(decay)));
  const A = np.divide(np.where(np.greater(Z, 0), 1, decay), np.add(1, decay));
  const dA = np.subtract(np.divide(np.subtract(1, Y), np.subtract(1, A)), np.divide(Y, A));
  const dZ = np.multiply(dA, np.multiply(A, np.subtract(1, A)));
  return { J, dZ };
}
