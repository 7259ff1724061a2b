// @misconception bias-sign-flipped
// @fails loss, error, parameters
// @firstWrong A
import * as np from 'np';

export function forward({ w, b, X, Y }: ForwardArguments): ForwardResult {
  const Z = np.subtract(np.matmul(w.T, X), b);
  const A = np.divide(1, np.add(1, np.exp(np.negative(Z))));
  const logLikelihoods = np.add(
    np.multiply(Y, np.log(A)),
    np.multiply(np.subtract(1, Y), np.log(np.subtract(1, A))),
  );
  const J = -np.mean(logLikelihoods);
  return { A, J, cache: { X, Y, A } };
}

export function backward({ cache }: BackwardArguments): BackwardResult {
  const { X, Y, A } = cache;
  const n = X.shape[1];
  const dZ = np.subtract(A, Y);
  const dw = np.divide(np.matmul(X, dZ.T), n);
  const db = np.mean(dZ);
  return { dZ, dw, db };
}
