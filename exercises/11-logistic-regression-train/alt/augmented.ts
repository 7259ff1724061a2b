// A row of ones makes b the last weight: one vector, one gradient, one update; the loss from the logits.
import * as np from 'np';

type Matrix = TrainArguments['X'];

function costAndSlope(v: Matrix, X: Matrix, signs: Matrix): { cost: number; slope: Matrix } {
  const margins = np.multiply(signs, np.matmul(v.T, X));
  const cost = np.mean(np.log1p(np.exp(np.negative(margins))));
  const pushes = np.divide(np.negative(signs), np.add(1, np.exp(margins)));
  return { cost, slope: np.mean(np.multiply(X, pushes), { axis: 1, keepdims: true }) };
}

export function train({ X, Y, steps, lr }: TrainArguments): TrainResult {
  const [d, n] = X.shape;
  const augmented = np.concatenate([X, np.ones([1, n])], { axis: 0 });
  const signs = np.subtract(np.multiply(2, Y), 1);
  let v = np.zeros([d + 1, 1]);
  const costs = Array.from({ length: steps }, () => {
    const { cost, slope } = costAndSlope(v, augmented, signs);
    v = np.subtract(v, np.multiply(lr, slope));
    return cost;
  });
  const weights = v.tolist();
  return { w: weights.slice(0, d), b: weights[d], costs: np.array(costs) };
}
