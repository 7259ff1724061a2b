// @misconception upstream-dropped
// @fails previous
// @passes forward, parameters
// @firstWrong dAprev
import * as np from 'np';

export function forward({ Aprev, W, b }: ForwardArguments): ForwardResult {
  const Z = np.add(np.matmul(W, Aprev), b);
  return { Z };
}

export function backward({ dZ, Aprev, W }: BackwardArguments): BackwardResult {
  const n = dZ.shape[1];
  const dW = np.divide(np.matmul(dZ, Aprev.T), n);
  const db = np.mean(dZ, { axis: 1, keepdims: true });
  const dAprev = np.matmul(W.T, np.ones(dZ.shape));
  return { dW, db, dAprev };
}
