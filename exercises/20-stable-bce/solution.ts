import * as np from 'np';

// O único expoente é −|z|, que nunca é positivo (the only exponent is −|z|, which is never positive).
export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const decay = np.exp(np.negative(np.abs(Z)));
  const linear = np.subtract(np.maximum(Z, 0), np.multiply(Y, Z));
  const J = np.mean(np.add(linear, np.log1p(decay)));
  const A = np.divide(np.where(np.greater(Z, 0), 1, decay), np.add(1, decay));
  const dZ = np.subtract(A, Y);
  return { J, dZ };
}
