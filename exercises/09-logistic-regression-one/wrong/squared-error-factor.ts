// @misconception squared-error-factor
// @fails error
// @passes loss, parameters
// @firstWrong dz
import * as np from 'np';

export function step({ w, b, x, y }: StepArguments): StepResult {
  const z = np.sum(np.multiply(w, x)) + b;
  const yhat = 1 / (1 + Math.exp(-z));
  const L = -(y * Math.log(yhat) + (1 - y) * Math.log(1 - yhat));

  const dz = 2 * (yhat - y);
  const dw = np.multiply(dz, x);
  const db = dz;
  return { z, yhat, L, dz, dw, db };
}
