// The two terms of the cost as matrix products, J as (1, 1); those of the gradient over a common denominator.
import * as np from 'np';

export const bce = ({ A, Y }: BceArguments): BceResult => {
  const ofOnes = np.matmul(Y, np.log(A).T);
  const ofZeros = np.matmul(np.subtract(1, Y), np.log1p(np.negative(A)).T);
  return { J: np.divide(np.add(ofOnes, ofZeros), -A.shape[1]) };
};

export const bceGrad = ({ A, Y }: BceGradArguments): BceGradResult => ({
  dA: np.divide(np.subtract(A, Y), np.subtract(A, np.power(A, 2))),
});
