// Gradient descent as a function of itself: the state of step t + 1 from that of step t.
import {
  add,
  array,
  divide,
  exp,
  matmul,
  multiply,
  negative,
  reshape,
  subtract,
  sum,
  zeros,
} from 'np';

export const train = ({ X, Y, steps, lr }: TrainArguments): TrainResult => {
  const [d, n] = X.shape;
  const probabilities = (w, b) => divide(1, add(1, exp(negative(add(matmul(w, X), b)))));
  const cost = ([A]: number[][], [y]: number[][]) =>
    A.reduce((total, a, i) => total - (y[i] * Math.log(a) + (1 - y[i]) * Math.log(1 - a)), 0) / n;

  const descend = (w, b, costs: number[]): TrainResult => {
    if (costs.length === steps) return { w: reshape(w, [d, 1]), b, costs: array(costs) };
    const A = probabilities(w, b);
    const share = multiply(lr / n, subtract(A, Y));
    const next = subtract(w, matmul(share, X.T));
    return descend(next, subtract(b, sum(share)), [...costs, cost(A.tolist(), Y.tolist())]);
  };
  return descend(zeros([1, d]), array([[0]]), []);
};
