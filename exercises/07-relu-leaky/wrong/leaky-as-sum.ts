// @misconception leaky-as-sum
// @fails leaky
// @passes relu
// @firstWrong leakySlope
import * as np from 'np';

export function reluGrad({ Z }: ReluGradArguments): ReluGradResult {
  const reluSlope = np.where(np.greater(Z, 0), 1, 0);
  return { reluSlope };
}

export function leakyGrad({ Z, alpha }: LeakyGradArguments): LeakyGradResult {
  const leakySlope = np.add(np.where(np.greater(Z, 0), 1, 0), alpha);
  return { leakySlope };
}
