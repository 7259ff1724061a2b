// @misconception slope-undefined-at-zero
// @fails relu, leaky
// @firstWrong reluSlope
import * as np from 'np';

export function reluGrad({ Z }: ReluGradArguments): ReluGradResult {
  const reluSlope = np.divide(np.maximum(Z, 0), Z);
  return { reluSlope };
}

export function leakyGrad({ Z, alpha }: LeakyGradArguments): LeakyGradResult {
  const leakySlope = np.divide(np.where(np.greater(Z, 0), Z, np.multiply(alpha, Z)), Z);
  return { leakySlope };
}
