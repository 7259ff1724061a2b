// Examples as rows on the inside, as many libraries do, and columns again in the answer; a recursion instead of a loop.
import * as np from 'np';

type Matrix = ForwardArguments['X'];
type Parameters = ForwardArguments['parameters'];

const values: Record<string, (Z: Matrix) => Matrix> = {
  tanh: np.tanh,
  sigmoid: (Z) => np.divide(np.add(np.tanh(np.divide(Z, 2)), 1), 2),
  relu: (Z) => np.where(np.less(Z, 0), 0, Z),
  leakyRelu: (Z) => np.subtract(np.maximum(Z, 0), np.multiply(0.01, np.maximum(np.negative(Z), 0))),
};

function climb(rows: Matrix, [layer, ...above]: Parameters, [g, ...names]: string[]) {
  if (!layer) return [];
  const Z = np.add(np.matmul(rows, np.transpose(layer.W)), np.transpose(layer.b));
  const A = values[g](Z);
  return [{ Z: np.transpose(Z), A: np.transpose(A) }, ...climb(A, above, names)];
}

export function forward({ X, parameters, activations }: ForwardArguments): ForwardResult {
  const layers = climb(np.transpose(X), parameters, [...activations, 'sigmoid']);
  return { AL: layers[layers.length - 1].A, layers };
}
