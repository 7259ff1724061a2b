// @misconception activation-for-slope
// @fails slope
// @passes value
// @firstWrong dAdZ
import * as np from 'np';

export function sigmoid({ Z }: SigmoidArguments): SigmoidResult {
  const A = np.divide(1, np.add(1, np.exp(np.negative(Z))));
  return { A };
}

export function sigmoidGrad({ A }: SigmoidGradArguments): SigmoidGradResult {
  const dAdZ = A;
  return { dAdZ };
}
