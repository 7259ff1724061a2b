// @misconception bias-gradient-of-other-layer
// @fails output, hidden
// @passes forward
// @firstWrong db2
import * as np from 'np';

export function forward({ x, y, W1, b1, W2, b2 }: ForwardArguments): ForwardResult {
  const z1 = np.add(np.matmul(W1, x), b1);
  const a1 = np.maximum(z1, 0);
  const z2 = np.add(np.matmul(W2, a1), b2).item();
  const yhat = 1 / (1 + Math.exp(-z2));
  const L = -(y * Math.log(yhat) + (1 - y) * Math.log(1 - yhat));
  return { z1, a1, z2, yhat, L, cache: { x, y, W2, z1, a1, yhat } };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const { x, y, W2, z1, a1, yhat } = cache;

  const dz2 = yhat - y;
  const dW2 = np.multiply(dz2, a1.T);

  const da1 = np.multiply(W2.T, dz2);
  const dz1 = np.multiply(da1, np.greater(z1, 0));
  const dW1 = np.matmul(dz1, x.T);
  const db2 = dz1;
  const db1 = dz2;

  return { dz2, dW2, db2, da1, dz1, dW1, db1 };
}
