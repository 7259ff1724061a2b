// @misconception upstream-dropped
// @fails parameters
// @passes loss, error
// @firstWrong dw
import * as np from 'np';

export function step({ w, b, x, y }: StepArguments): StepResult {
  const z = np.sum(np.multiply(w, x)) + b;
  const yhat = 1 / (1 + Math.exp(-z));
  const L = -(y * Math.log(yhat) + (1 - y) * Math.log(1 - yhat));

  const dz = yhat - y;
  const dw = x;
  const db = 1;
  return { z, yhat, L, dz, dw, db };
}
