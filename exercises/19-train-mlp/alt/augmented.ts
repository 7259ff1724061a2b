// Biases as weights of a row of ones: two matrices, two gradients, two updates; the rate divided by n beforehand.
import {
  add,
  array,
  concatenate,
  divide,
  exp,
  log1p,
  matmul,
  multiply,
  ones,
  power,
  subtract,
  sum,
  tanh,
} from 'np';

export function train({ X, Y, W1, b1, W2, b2, steps, lr }) {
  const [n0, n] = X.shape;
  const n1 = W1.shape[0];
  const row = ones([1, n]);
  const X1 = concatenate([X, row], { axis: 0 });
  const signs = subtract(1, multiply(2, Y));
  let V1 = concatenate([W1, b1], { axis: 1 });
  let V2 = concatenate([W2, b2], { axis: 1 });
  const costs = [];
  for (let t = 0; t < steps; t++) {
    const H = tanh(matmul(V1, X1));
    const growth = exp(multiply(signs, matmul(V2, concatenate([H, row], { axis: 0 }))));
    costs.push(divide(sum(log1p(growth)), n));
    const push = multiply(multiply(lr / n, signs), divide(growth, add(1, growth)));
    const outer = matmul(array([V2.tolist()[0].slice(0, n1)]).T, push);
    const inner = multiply(outer, subtract(1, power(H, 2)));
    V2 = subtract(V2, matmul(push, concatenate([H, row], { axis: 0 }).T));
    V1 = subtract(V1, matmul(inner, X1.T));
  }
  const split = (V, at) => {
    const rows = V.tolist();
    return [rows.map((entries) => entries.slice(0, at)), rows.map((entries) => entries.slice(at))];
  };
  const [finalW1, finalb1] = split(V1, n0);
  const [finalW2, finalb2] = split(V2, n1);
  return { W1: finalW1, b1: finalb1, W2: finalW2, b2: finalb2, costs };
}
