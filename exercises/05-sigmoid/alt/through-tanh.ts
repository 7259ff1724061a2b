// σ(z) is tanh(z/2) moved up and halved; with a = (1 + t)/2 the slope is (1 − t²)/4.
import { add, divide, multiply, power, subtract, tanh as hyperbolicTangent } from 'np';

export function sigmoid({ Z }: SigmoidArguments): SigmoidResult {
  return { A: divide(add(1, hyperbolicTangent(divide(Z, 2))), 2) };
}

export function sigmoidGrad({ A }: SigmoidGradArguments): SigmoidGradResult {
  const t = subtract(multiply(2, A), 1);
  return { dAdZ: divide(subtract(1, power(t, 2)), 4) };
}
