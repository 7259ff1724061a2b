// One decay e^−|z| serves both sides; the slope comes out of logarithms, log a + log(1 − a).
import * as np from 'np';

export const sigmoid = ({ Z }: SigmoidArguments): SigmoidResult => {
  const decay = np.exp(np.negative(np.abs(Z)));
  const numerator = np.where(np.less(Z, 0), decay, np.ones(Z.shape));
  return { A: np.multiply(numerator, np.power(np.add(decay, 1), -1)) };
};

export const sigmoidGrad = ({ A }: SigmoidGradArguments): SigmoidGradResult => {
  const complement = np.add(np.negative(A), np.ones(A.shape));
  return { dAdZ: np.exp(np.add(np.log(A), np.log(complement))) };
};
