// @misconception positive-term-only
// @fails loss, error, parameters
// @firstWrong L
import * as np from 'np';

export function step({ w, b, x, y }: StepArguments): StepResult {
  const z = np.sum(np.multiply(w, x)) + b;
  const yhat = 1 / (1 + Math.exp(-z));
  const L = -y * Math.log(yhat);

  const dyhat = -y / yhat;
  const dz = dyhat * yhat * (1 - yhat);
  const dw = np.multiply(dz, x);
  const db = dz;
  return { z, yhat, L, dz, dw, db };
}
