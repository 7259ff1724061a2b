// The loss from the logits, max(z, 0) − yz + log(1 + e^−|z|), and a sigmoid that never overflows.
import {
  abs,
  add,
  divide,
  exp,
  greater,
  log1p,
  matmul,
  maximum,
  mean,
  multiply,
  negative,
  subtract,
  sum,
  where,
} from 'np';

type Matrix = ForwardArguments['X'];

function sigmoid(Z: Matrix): Matrix {
  const decay = exp(negative(abs(Z)));
  return divide(where(greater(Z, 0), 1, decay), add(1, decay));
}

export function forward({ w, b, X, Y }: ForwardArguments): ForwardResult {
  const Z = add(sum(multiply(w, X), { axis: 0, keepdims: true }), b);
  const losses = add(subtract(maximum(Z, 0), multiply(Y, Z)), log1p(exp(negative(abs(Z)))));
  return { A: sigmoid(Z), J: mean(losses), cache: { X, Y, Z } };
}

export function backward({ cache: { X, Y, Z } }: BackwardArguments): BackwardResult {
  const dZ = subtract(sigmoid(Z), Y);
  const dw = mean(multiply(X, dZ), { axis: 1, keepdims: true });
  return { dZ, dw, db: mean(dZ, { axis: 1 }) };
}
