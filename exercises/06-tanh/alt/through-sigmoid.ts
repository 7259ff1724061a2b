// tanh z = 2σ(2z) − 1, a stretched sigmoid; with s = (1 + a)/2 the slope is 4s(1 − s).
import { add, divide, exp, multiply, subtract } from 'np';

export function tanh({ Z }: TanhArguments): TanhResult {
  const s = divide(1, add(1, exp(multiply(-2, Z))));
  return { A: subtract(multiply(2, s), 1) };
}

export function tanhGrad({ A }: TanhGradArguments): TanhGradResult {
  const s = divide(add(1, A), 2);
  return { dAdZ: multiply(4, multiply(s, subtract(1, s))) };
}
