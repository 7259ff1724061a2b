// @misconception positive-term-only
// @fails cost, gradient
// @firstWrong J
import * as np from 'np';

export function bce({ A, Y }: BceArguments): BceResult {
  const J = -np.mean(np.multiply(Y, np.log(A)));
  return { J };
}

export function bceGrad({ A, Y }: BceGradArguments): BceGradResult {
  const dA = np.negative(np.divide(Y, A));
  return { dA };
}
