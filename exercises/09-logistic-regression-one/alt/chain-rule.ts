// Every link of the chain on its own line, as on the slides, with matrices of shape (1, 1).
import { add, divide, exp, log, matmul, multiply, negative, subtract, transpose } from 'np';

export function step({ w, b, x, y }: StepArguments): StepResult {
  const z = add(matmul(transpose(w), x), b);
  const yhat = divide(1, add(1, exp(negative(z))));
  const L = negative(add(multiply(y, log(yhat)), multiply(subtract(1, y), log(subtract(1, yhat)))));

  const dyhat = subtract(divide(subtract(1, y), subtract(1, yhat)), divide(y, yhat));
  const dz = multiply(dyhat, multiply(yhat, subtract(1, yhat)));
  const dw = matmul(x, dz);
  return { z, yhat, L, dz, dw, db: dz };
}
