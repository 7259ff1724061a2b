// @misconception rounded-results
// @fails value, slope
// @firstWrong A
import * as np from 'np';

type Matrix = SigmoidArguments['Z'];

const round = (values: Matrix) =>
  values.tolist().map((row: number[]) => row.map((entry) => Math.round(entry / 1e-4) * 1e-4));

export function sigmoid({ Z }: SigmoidArguments): SigmoidResult {
  const A = round(np.divide(1, np.add(1, np.exp(np.negative(Z)))));
  return { A };
}

export function sigmoidGrad({ A }: SigmoidGradArguments): SigmoidGradResult {
  const dAdZ = round(np.multiply(A, np.subtract(1, A)));
  return { dAdZ };
}
