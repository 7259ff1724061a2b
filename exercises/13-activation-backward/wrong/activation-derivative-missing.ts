// @misconception activation-derivative-missing
// @fails backward
// @passes forward, names
// @firstWrong dZ
import * as np from 'np';

type Matrix = BackwardArguments['Z'];

const values = {
  sigmoid: (Z: Matrix) => np.divide(1, np.add(1, np.exp(np.negative(Z)))),
  tanh: (Z: Matrix) => np.tanh(Z),
  relu: (Z: Matrix) => np.maximum(Z, 0),
  leakyRelu: (Z: Matrix) => np.where(np.greater(Z, 0), Z, np.multiply(0.01, Z)),
};

export function forward({ Z, g }: ForwardArguments): ForwardResult {
  return { A: values[g](Z) };
}

export function backward({ dA }: BackwardArguments): BackwardResult {
  return { dZ: dA };
}
