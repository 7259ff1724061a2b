// Leaky ReLU as max(z, αz): the slope is that of whichever line is above; ReLU is the case α = 0.
import * as np from 'np';

export function leakyGrad({ Z, alpha }: LeakyGradArguments): LeakyGradResult {
  const isRightLineAbove = np.greater(Z, np.multiply(alpha, Z));
  const isLeftLineAbove = np.subtract(1, isRightLineAbove);
  return { leakySlope: np.add(isRightLineAbove, np.multiply(alpha, isLeftLineAbove)) };
}

export function reluGrad({ Z }: ReluGradArguments): ReluGradResult {
  const { leakySlope } = leakyGrad({ Z, alpha: 0 });
  return { reluSlope: leakySlope };
}
