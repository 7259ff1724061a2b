// @misconception logits-clipped
// @fails cost
// @passes gradient
// @firstWrong J
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const bounded = np.clip(Z, -500, 500);
  const decay = np.exp(np.negative(np.abs(bounded)));
  const linear = np.subtract(np.maximum(bounded, 0), np.multiply(Y, bounded));
  const J = np.mean(np.add(linear, np.log1p(decay)));
  const A = np.divide(np.where(np.greater(bounded, 0), 1, decay), np.add(1, decay));
  const dZ = np.subtract(A, Y);
  return { J, dZ };
}
