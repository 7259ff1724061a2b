import * as np from 'np';

export function forward({ x, y, w, b }: ForwardArguments): ForwardResult {
  const yhat = np.add(np.multiply(w, x), b);
  const error = np.subtract(yhat, y);
  const J = np.divide(np.mean(np.multiply(error, error)), 2);
  return { yhat, J, cache: { x, error } };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const { x, error } = cache;
  const dyhat = error;
  const dw = np.mean(np.multiply(dyhat, x));
  const db = np.mean(dyhat);
  return { dyhat, dw, db };
}
