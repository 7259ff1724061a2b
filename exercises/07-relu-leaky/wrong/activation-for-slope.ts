// @misconception activation-for-slope
// @fails relu, leaky
// @firstWrong reluSlope
import * as np from 'np';

export function reluGrad({ Z }: ReluGradArguments): ReluGradResult {
  const reluSlope = np.maximum(Z, 0);
  return { reluSlope };
}

export function leakyGrad({ Z, alpha }: LeakyGradArguments): LeakyGradResult {
  const leakySlope = np.where(np.greater(Z, 0), Z, np.multiply(alpha, Z));
  return { leakySlope };
}
