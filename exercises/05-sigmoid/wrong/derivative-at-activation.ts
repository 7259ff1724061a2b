// @misconception derivative-at-activation
// @fails slope
// @passes value
// @firstWrong dAdZ
import * as np from 'np';

type Matrix = SigmoidArguments['Z'];

const logistic = (Z: Matrix) => np.divide(1, np.add(1, np.exp(np.negative(Z))));

export function sigmoid({ Z }: SigmoidArguments): SigmoidResult {
  const A = logistic(Z);
  return { A };
}

export function sigmoidGrad({ A }: SigmoidGradArguments): SigmoidGradResult {
  const dAdZ = np.multiply(logistic(A), np.subtract(1, logistic(A)));
  return { dAdZ };
}
