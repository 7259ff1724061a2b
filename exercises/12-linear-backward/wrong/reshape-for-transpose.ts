// @misconception reshape-for-transpose
// @fails parameters, previous
// @passes forward
// @firstWrong dW
import * as np from 'np';

export function forward({ Aprev, W, b }: ForwardArguments): ForwardResult {
  const Z = np.add(np.matmul(W, Aprev), b);
  return { Z };
}

export function backward({ dZ, Aprev, W }: BackwardArguments): BackwardResult {
  const n = dZ.shape[1];
  const dW = np.divide(np.matmul(dZ, np.reshape(Aprev, [n, W.shape[1]])), n);
  const db = np.mean(dZ, { axis: 1, keepdims: true });
  const dAprev = np.matmul(np.reshape(W, [W.shape[1], W.shape[0]]), dZ);
  return { dW, db, dAprev };
}
