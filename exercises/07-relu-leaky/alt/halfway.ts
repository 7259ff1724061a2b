// ReLU is (z + |z|)/2, so its slope is (1 + sign z)/2: one half at zero. Leaky ReLU is αz + (1 − α)·relu(z).
import { add, divide, greater, less, multiply, subtract } from 'np';

type Matrix = ReluGradArguments['Z'];

const sign = (Z: Matrix) => subtract(greater(Z, 0), less(Z, 0));
const step = (Z: Matrix) => divide(add(1, sign(Z)), 2);

export function reluGrad({ Z }: ReluGradArguments): ReluGradResult {
  return { reluSlope: step(Z) };
}

export function leakyGrad({ Z, alpha }: LeakyGradArguments): LeakyGradResult {
  return { leakySlope: add(alpha, multiply(1 - alpha, step(Z))) };
}
