// @misconception missing-mean
// @fails output, hidden, costs
// @firstWrong W2
import * as np from 'np';

type Matrix = TrainArguments['X'];

interface Parameters {
  W1: Matrix;
  b1: Matrix;
  W2: Matrix;
  b2: Matrix;
}

// Dos logits, e por isso finito aonde quer que o treino vá (from the logits, and so finite wherever training goes).
function crossEntropy(Z: Matrix, Y: Matrix): number {
  const losses = np.subtract(np.maximum(Z, 0), np.multiply(Y, Z));
  return np.mean(np.add(losses, np.log1p(np.exp(np.negative(np.abs(Z))))));
}

function forward(X: Matrix, { W1, b1, W2, b2 }: Parameters) {
  const A1 = np.tanh(np.add(np.matmul(W1, X), b1));
  const Z2 = np.add(np.matmul(W2, A1), b2);
  const A2 = np.divide(1, np.add(1, np.exp(np.negative(Z2))));
  return { A1, Z2, A2 };
}

function backward(X: Matrix, Y: Matrix, W2: Matrix, { A1, A2 }: ReturnType<typeof forward>) {
  const dZ2 = np.subtract(A2, Y);
  const dW2 = np.matmul(dZ2, A1.T);
  const db2 = np.mean(dZ2, { axis: 1, keepdims: true });

  const dA1 = np.matmul(W2.T, dZ2);
  const dZ1 = np.multiply(dA1, np.subtract(1, np.multiply(A1, A1)));
  const dW1 = np.matmul(dZ1, X.T);
  const db1 = np.mean(dZ1, { axis: 1, keepdims: true });
  return { dW1, db1, dW2, db2 };
}

export function train({ X, Y, W1, b1, W2, b2, steps, lr }: TrainArguments): TrainResult {
  const costs: number[] = [];
  for (let t = 0; t < steps; t++) {
    const activations = forward(X, { W1, b1, W2, b2 });
    costs.push(crossEntropy(activations.Z2, Y));

    const { dW1, db1, dW2, db2 } = backward(X, Y, W2, activations);
    W1 = np.subtract(W1, np.multiply(lr, dW1));
    b1 = np.subtract(b1, np.multiply(lr, db1));
    W2 = np.subtract(W2, np.multiply(lr, dW2));
    b2 = np.subtract(b2, np.multiply(lr, db2));
  }
  return { W1, b1, W2, b2, costs };
}
