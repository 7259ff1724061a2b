// @misconception label-term-dropped
// @fails cost
// @passes gradient
// @firstWrong J
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const decay = np.exp(np.negative(np.abs(Z)));
  const J = np.mean(np.add(np.maximum(Z, 0), np.log1p(decay)));
  const A = np.divide(np.where(np.greater(Z, 0), 1, decay), np.add(1, decay));
  const dZ = np.subtract(A, Y);
  return { J, dZ };
}
