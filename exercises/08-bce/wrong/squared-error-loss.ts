// @misconception squared-error-loss
// @fails cost, gradient
// @firstWrong J
import * as np from 'np';

export function bce({ A, Y }: BceArguments): BceResult {
  const J = np.mean(np.power(np.subtract(A, Y), 2));
  return { J };
}

export function bceGrad({ A, Y }: BceGradArguments): BceGradResult {
  const dA = np.multiply(2, np.subtract(A, Y));
  return { dA };
}
