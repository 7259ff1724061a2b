// @misconception parameters-moved-mid-step
// @fails parameters, costs
// @firstWrong w
import * as np from 'np';

type Matrix = TrainArguments['X'];

function crossEntropy(A: Matrix, Y: Matrix): number {
  const logLikelihoods = np.add(
    np.multiply(Y, np.log(A)),
    np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A))),
  );
  return -np.mean(logLikelihoods);
}

export function train({ X, Y, steps, lr }: TrainArguments): TrainResult {
  const [d, n] = X.shape;
  let w = np.zeros([d, 1]);
  let b = 0;
  const costs: number[] = [];

  for (let t = 0; t < steps; t++) {
    const Z = np.add(np.matmul(w.T, X), b);
    const A = np.divide(1, np.add(1, np.exp(np.negative(Z))));
    costs.push(crossEntropy(A, Y));

    const dZ = np.subtract(A, Y);
    const db = np.mean(dZ);

    b = b - lr * db;

    const moved = np.divide(1, np.add(1, np.exp(np.negative(np.add(np.matmul(w.T, X), b)))));
    const dw = np.divide(np.matmul(X, np.subtract(moved, Y).T), n);
    w = np.subtract(w, np.multiply(lr, dw));
  }
  return { w, b, costs };
}
