// @misconception activation-for-slope
// @fails slope
// @passes value
// @firstWrong dAdZ
import * as np from 'np';

export function tanh({ Z }: TanhArguments): TanhResult {
  const A = np.tanh(Z);
  return { A };
}

export function tanhGrad({ A }: TanhGradArguments): TanhGradResult {
  const dAdZ = A;
  return { dAdZ };
}
