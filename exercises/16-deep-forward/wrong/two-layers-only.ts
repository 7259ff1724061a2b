// @misconception two-layers-only
// @fails sums, activations, output
// @firstWrong Z3
import * as np from 'np';

type Matrix = ForwardArguments['X'];

const activate = {
  tanh: (Z: Matrix) => np.tanh(Z),
  sigmoid: (Z: Matrix) => np.divide(1, np.add(1, np.exp(np.negative(Z)))),
  relu: (Z: Matrix) => np.maximum(Z, 0),
  leakyRelu: (Z: Matrix) => np.where(np.greater(Z, 0), Z, np.multiply(0.01, Z)),
};

export function forward({ X, parameters, activations }: ForwardArguments): ForwardResult {
  const layers: ForwardResult['layers'] = [];
  let A = X;
  for (const [index, { W, b }] of parameters.slice(0, 2).entries()) {
    const g = activations[index] ?? 'sigmoid';
    const Z = np.add(np.matmul(W, A), b);
    A = activate[g](Z);
    layers.push({ Z, A });
  }
  return { AL: A, layers };
}
