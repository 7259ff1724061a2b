// @misconception bias-not-summed
// @fails output, hidden
// @passes loss
// @firstWrong db2
import * as np from 'np';

type Matrix = ForwardArguments['X'];

const sigmoid = (Z: Matrix) => np.divide(1, np.add(1, np.exp(np.negative(Z))));

const activations = {
  tanh: (Z: Matrix) => np.tanh(Z),
  sigmoid,
  relu: (Z: Matrix) => np.maximum(Z, 0),
  leakyRelu: (Z: Matrix) => np.where(np.greater(Z, 0), Z, np.multiply(0.01, Z)),
};

const slopes = {
  tanh: (Z: Matrix, A: Matrix) => np.subtract(1, np.multiply(A, A)),
  sigmoid: (Z: Matrix, A: Matrix) => np.multiply(A, np.subtract(1, A)),
  relu: (Z: Matrix) => np.where(np.greater(Z, 0), 1, 0),
  leakyRelu: (Z: Matrix) => np.where(np.greater(Z, 0), 1, 0.01),
};

function crossEntropy(A: Matrix, Y: Matrix): number {
  const logLikelihoods = np.add(
    np.multiply(Y, np.log(A)),
    np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A))),
  );
  return -np.mean(logLikelihoods);
}

export function forward({ X, Y, W1, b1, W2, b2, g }: ForwardArguments): ForwardResult {
  const Z1 = np.add(np.matmul(W1, X), b1);
  const A1 = activations[g](Z1);
  const Z2 = np.add(np.matmul(W2, A1), b2);
  const A2 = sigmoid(Z2);
  const J = crossEntropy(A2, Y);
  return { A2, J, cache: { X, Y, W2, Z1, A1, A2, g } };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const { X, Y, W2, Z1, A1, A2, g } = cache;
  const n = X.shape[1];

  const dZ2 = np.subtract(A2, Y);
  const dW2 = np.divide(np.matmul(dZ2, A1.T), n);
  const db2 = np.divide(dZ2, n);

  const dA1 = np.matmul(W2.T, dZ2);
  const dZ1 = np.multiply(dA1, slopes[g as ForwardArguments['g']](Z1, A1));
  const dW1 = np.divide(np.matmul(dZ1, X.T), n);
  const db1 = np.divide(dZ1, n);

  return { dZ2, dW2, db2, dA1, dZ1, dW1, db1 };
}
