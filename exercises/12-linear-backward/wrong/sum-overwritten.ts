// @misconception sum-overwritten
// @fails parameters
// @passes forward, previous
// @firstWrong dW
import * as np from 'np';

export function forward({ Aprev, W, b }: ForwardArguments): ForwardResult {
  const Z = np.add(np.matmul(W, Aprev), b);
  return { Z };
}

export function backward({ dZ, Aprev, W }: BackwardArguments): BackwardResult {
  const n = dZ.shape[1];
  const last = np.where(np.equal(np.arange(n), n - 1), dZ, 0);
  const dW = np.divide(np.matmul(last, Aprev.T), n);
  const db = np.mean(last, { axis: 1, keepdims: true });
  const dAprev = np.matmul(W.T, dZ);
  return { dW, db, dAprev };
}
