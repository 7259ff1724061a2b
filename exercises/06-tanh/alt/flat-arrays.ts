// Typed arrays in a row, reshaped at the end.
import * as np from 'np';

type Matrix = TanhArguments['Z'];

const entrywise = (values: Matrix, f: (entry: number) => number) =>
  np.reshape(Float64Array.from(values.tolist().flat(), f), values.shape);

export const tanh = ({ Z }: TanhArguments): TanhResult => ({ A: entrywise(Z, Math.tanh) });

export const tanhGrad = ({ A }: TanhGradArguments): TanhGradResult => ({
  dAdZ: entrywise(A, (a) => 1 - a ** 2),
});
