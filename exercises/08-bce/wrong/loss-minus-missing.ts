// @misconception loss-minus-missing
// @fails cost
// @passes gradient
// @firstWrong J
import * as np from 'np';

export function bce({ A, Y }: BceArguments): BceResult {
  const positives = np.multiply(Y, np.log(A));
  const negatives = np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A)));
  const J = np.mean(np.add(positives, negatives));
  return { J };
}

export function bceGrad({ A, Y }: BceGradArguments): BceGradResult {
  const positives = np.divide(Y, A);
  const negatives = np.divide(np.subtract(1, Y), np.subtract(1, A));
  const dA = np.subtract(negatives, positives);
  return { dA };
}
