// @misconception relu-slope-as-sign
// @fails relu
// @passes leaky
// @firstWrong reluSlope
import * as np from 'np';

export function reluGrad({ Z }: ReluGradArguments): ReluGradResult {
  const reluSlope = np.where(np.greater(Z, 0), 1, -1);
  return { reluSlope };
}

export function leakyGrad({ Z, alpha }: LeakyGradArguments): LeakyGradResult {
  const leakySlope = np.where(np.greater(Z, 0), 1, alpha);
  return { leakySlope };
}
