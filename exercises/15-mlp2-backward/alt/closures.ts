// Every step of the forward pass hands back how to undo it; slopes come from Z, the loss from the logits.
import * as np from 'np';

type Matrix = ForwardArguments['X'];

function sigmoid(Z: Matrix): Matrix {
  const decay = np.exp(np.negative(np.abs(Z)));
  return np.divide(np.where(np.less(Z, 0), decay, 1), np.add(1, decay));
}

const slopes = {
  tanh: (Z: Matrix) => np.divide(4, np.power(np.add(np.exp(Z), np.exp(np.negative(Z))), 2)),
  sigmoid: (Z: Matrix) => np.multiply(sigmoid(Z), sigmoid(np.negative(Z))),
  relu: (Z: Matrix) => np.greater(Z, 0),
  leakyRelu: (Z: Matrix) => np.add(0.01, np.multiply(0.99, np.greater(Z, 0))),
};

const values = {
  tanh: np.tanh,
  sigmoid,
  relu: (Z: Matrix) => np.multiply(Z, np.greater(Z, 0)),
  leakyRelu: (Z: Matrix) => np.maximum(Z, np.multiply(Z, 0.01)),
};

/** Z = W A + b, and from dZ the three gradients. */
function linear(W: Matrix, A: Matrix, b: Matrix) {
  const n = A.shape[1];
  const back = (dZ: Matrix) => ({
    dW: np.transpose(np.matmul(A, np.transpose(np.divide(dZ, n)))),
    db: np.matmul(dZ, np.full([n, 1], 1 / n)),
    dA: np.transpose(np.matmul(np.transpose(dZ), W)),
  });
  return { Z: np.add(b, np.matmul(W, A)), back };
}

export function forward({ X, Y, W1, b1, W2, b2, g }: ForwardArguments): ForwardResult {
  const hidden = linear(W1, X, b1);
  const output = linear(W2, values[g](hidden.Z), b2);
  const A2 = sigmoid(output.Z);
  const signs = np.subtract(1, np.multiply(2, Y));
  const J = np.mean(np.log1p(np.exp(np.multiply(signs, output.Z))));
  const cache = {
    throughLoss: () => np.subtract(A2, Y),
    throughOutput: output.back,
    throughActivation: (dA: Matrix) => np.multiply(slopes[g](hidden.Z), dA),
    throughHidden: hidden.back,
  };
  return { A2, J, cache };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const dZ2 = cache.throughLoss();
  const { dW: dW2, db: db2, dA: dA1 } = cache.throughOutput(dZ2);
  const dZ1 = cache.throughActivation(dA1);
  const { dW: dW1, db: db1 } = cache.throughHidden(dZ1);
  return { dZ2, dW2, db2, dA1, dZ1, dW1, db1 };
}
