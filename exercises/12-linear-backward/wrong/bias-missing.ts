// @misconception bias-missing
// @fails forward
// @passes parameters, previous
// @firstWrong Z
import * as np from 'np';

export function forward({ Aprev, W }: ForwardArguments): ForwardResult {
  const Z = np.matmul(W, Aprev);
  return { Z };
}

export function backward({ dZ, Aprev, W }: BackwardArguments): BackwardResult {
  const n = dZ.shape[1];
  const dW = np.divide(np.matmul(dZ, Aprev.T), n);
  const db = np.mean(dZ, { axis: 1, keepdims: true });
  const dAprev = np.matmul(W.T, dZ);
  return { dW, db, dAprev };
}
