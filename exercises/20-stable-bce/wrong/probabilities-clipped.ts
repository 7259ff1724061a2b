// @misconception probabilities-clipped
// @fails cost, gradient
// @firstWrong J
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const S = np.divide(1, np.add(1, np.exp(np.negative(Z))));
  const A = np.clip(S, 1e-7, 1 - 1e-7);
  const positives = np.multiply(Y, np.log(A));
  const negatives = np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A)));
  const J = -np.mean(np.add(positives, negatives));
  const dZ = np.subtract(A, Y);
  return { J, dZ };
}
