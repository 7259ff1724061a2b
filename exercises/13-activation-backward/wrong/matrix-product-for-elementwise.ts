// @misconception matrix-product-for-elementwise
// @fails backward
// @passes forward, names
// @firstWrong dZ
import * as np from 'np';

type Matrix = BackwardArguments['Z'];

const activations = {
  sigmoid: {
    value: (Z: Matrix) => np.divide(1, np.add(1, np.exp(np.negative(Z)))),
    slope: (Z: Matrix, A: Matrix) => np.multiply(A, np.subtract(1, A)),
  },
  tanh: {
    value: (Z: Matrix) => np.tanh(Z),
    slope: (Z: Matrix, A: Matrix) => np.subtract(1, np.multiply(A, A)),
  },
  relu: {
    value: (Z: Matrix) => np.maximum(Z, 0),
    slope: (Z: Matrix) => np.where(np.greater(Z, 0), 1, 0),
  },
  leakyRelu: {
    value: (Z: Matrix) => np.where(np.greater(Z, 0), Z, np.multiply(0.01, Z)),
    slope: (Z: Matrix) => np.where(np.greater(Z, 0), 1, 0.01),
  },
};

export function forward({ Z, g }: ForwardArguments): ForwardResult {
  return { A: activations[g].value(Z) };
}

export function backward({ dA, Z, A, g }: BackwardArguments): BackwardResult {
  return { dZ: np.matmul(dA, activations[g].slope(Z, A).T) };
}
