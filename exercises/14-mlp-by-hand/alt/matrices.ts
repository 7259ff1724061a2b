// The shapes of the vectorised network with n = 1; slopes from the activations, the loss written out.
import * as np from 'np';

export function forward({ x, y, W1, b1, W2, b2 }: ForwardArguments): ForwardResult {
  const z1 = np.add(np.matmul(W1, x), b1);
  const a1 = np.where(np.greater(z1, 0), z1, 0);
  const z2 = np.add(np.matmul(W2, a1), b2);
  const yhat = np.divide(np.exp(z2), np.add(1, np.exp(z2)));
  const L = np.subtract(np.log1p(np.exp(z2)), np.multiply(y, z2));
  return { z1, a1, z2, yhat, L, cache: { x, y, W2, a1, yhat } };
}

export function backward({ cache: { x, y, W2, a1, yhat } }: BackwardArguments): BackwardResult {
  const dyhat = np.divide(np.subtract(yhat, y), np.multiply(yhat, np.subtract(1, yhat)));
  const dz2 = np.multiply(dyhat, np.multiply(yhat, np.subtract(1, yhat)));
  const dW2 = np.transpose(np.matmul(a1, dz2));
  const da1 = np.transpose(np.matmul(np.transpose(dz2), W2));
  const dz1 = np.where(np.equal(a1, 0), 0, da1);
  const dW1 = np.multiply(dz1, np.transpose(x));
  return { dz2, dW2, db2: dz2, da1, dz1, dW1, db1: np.reshape(dz1, [-1, 1]) };
}
