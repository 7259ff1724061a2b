// @misconception first-example-only
// @fails parameters
// @passes forward, previous
// @firstWrong db
import * as np from 'np';

export function forward({ Aprev, W, b }: ForwardArguments): ForwardResult {
  const Z = np.add(np.matmul(W, Aprev), b);
  return { Z };
}

export function backward({ dZ, Aprev, W }: BackwardArguments): BackwardResult {
  const n = dZ.shape[1];
  const dW = np.divide(np.matmul(dZ, Aprev.T), n);
  const db = np.array(dZ.tolist().map((row: number[]) => [row[n - 1]]));
  const dAprev = np.matmul(W.T, dZ);
  return { dW, db, dAprev };
}
