// @misconception softplus-overflow
// @fails cost
// @passes gradient
// @firstWrong J
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const softplus = np.log(np.add(1, np.exp(Z)));
  const J = np.mean(np.subtract(softplus, np.multiply(Y, Z)));
  const decay = np.exp(np.negative(np.abs(Z)));
  const A = np.divide(np.where(np.greater(Z, 0), 1, decay), np.add(1, decay));
  const dZ = np.subtract(A, Y);
  return { J, dZ };
}
