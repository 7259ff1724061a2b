// @misconception epsilon-in-log
// @fails cost
// @passes gradient
// @firstWrong J
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const A = np.divide(1, np.add(1, np.exp(np.negative(Z))));
  const positives = np.multiply(Y, np.log(np.add(A, 1e-8)));
  const negatives = np.multiply(np.subtract(1, Y), np.log(np.add(np.subtract(1, A), 1e-8)));
  const J = -np.mean(np.add(positives, negatives));
  const dZ = np.subtract(A, Y);
  return { J, dZ };
}
