// σ(z) = (1 + tanh(z/2))/2 never overflows; the loss is |z| wherever label and sign disagree, plus a small tail.
import * as np from 'np';

export function bceWithLogits({ Z, Y }: BceWithLogitsArguments): BceWithLogitsResult {
  const distance = np.abs(Z);
  const disagrees = np.subtract(Y, np.greater(Z, 0));
  const losses = np.add(
    np.multiply(np.multiply(disagrees, disagrees), distance),
    np.log1p(np.exp(np.negative(distance))),
  );
  const A = np.add(0.5, np.multiply(0.5, np.tanh(np.multiply(0.5, Z))));
  return { J: np.mean(losses, { axis: 1 }), dZ: np.subtract(A, Y) };
}
