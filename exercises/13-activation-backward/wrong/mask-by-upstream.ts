// @misconception mask-by-upstream
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

const pullbacks = {
  sigmoid: (dA: Matrix, A: Matrix) => np.multiply(dA, np.multiply(A, np.subtract(1, A))),
  tanh: (dA: Matrix, A: Matrix) => np.multiply(dA, np.subtract(1, np.multiply(A, A))),
  relu: (dA: Matrix) => np.where(np.greater(dA, 0), dA, 0),
  leakyRelu: (dA: Matrix) => np.where(np.greater(dA, 0), dA, np.multiply(0.01, dA)),
};

export function forward({ Z, g }: ForwardArguments): ForwardResult {
  return { A: values[g](Z) };
}

export function backward({ dA, A, g }: BackwardArguments): BackwardResult {
  return { dZ: pullbacks[g](dA, A) };
}
