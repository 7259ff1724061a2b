// @misconception derivative-at-activation
// @fails slope
// @passes value
// @firstWrong dAdZ
import * as np from 'np';

export function tanh({ Z }: TanhArguments): TanhResult {
  const A = np.tanh(Z);
  return { A };
}

export function tanhGrad({ A }: TanhGradArguments): TanhGradResult {
  const dAdZ = np.subtract(1, np.power(np.tanh(A), 2));
  return { dAdZ };
}
