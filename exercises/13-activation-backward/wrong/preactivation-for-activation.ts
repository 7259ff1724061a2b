// @misconception preactivation-for-activation
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

const slopes = {
  sigmoid: (Z: Matrix, A: Matrix) => np.multiply(Z, np.subtract(1, Z)),
  tanh: (Z: Matrix, A: Matrix) => np.subtract(1, np.multiply(Z, Z)),
  relu: (Z: Matrix, A: Matrix) => np.where(np.greater(Z, 0), 1, 0),
  leakyRelu: (Z: Matrix, A: Matrix) => np.where(np.greater(Z, 0), 1, 0.01),
};

export function forward({ Z, g }: ForwardArguments): ForwardResult {
  return { A: values[g](Z) };
}

export function backward({ dA, Z, A, g }: BackwardArguments): BackwardResult {
  return { dZ: np.multiply(dA, slopes[g](Z, A)) };
}
