// A program is the honest one with an edit at one point: its inputs, its errors, its weights or its bias.
import {
  abs,
  add,
  allclose,
  array,
  divide,
  exp,
  matmul,
  multiply,
  negative,
  subtract,
  sum,
} from 'np';

const same = (value) => value;

function run({ w, b, X, Y }, { bias = same, error = (e, _a) => e, weights = same, shift = same }) {
  const [, n] = X.shape;
  const a = divide(1, add(1, exp(negative(add(matmul(w.T, X), bias(b))))));
  const e = error(subtract(a, Y), a);
  return { dw: weights(divide(matmul(e, X.T), n)), db: shift(sum(e) / n) };
}

export function hunt({ w, b, X, Y, dw, db }) {
  const [d, n] = X.shape;
  const edits = [
    {},
    { error: abs },
    { weights: (sums) => multiply(sums, n) },
    { weights: (sums) => multiply(sums, n / d) },
    { error: (e, a) => multiply(e, multiply(a, subtract(1, a))) },
    { bias: (value) => -value },
    { error: (e) => multiply(e, array([Array.from({ length: n }, (_, i) => +(i + 1 === n))])) },
    { shift: (value) => value / n },
  ];
  const scale = Math.max(Math.abs(db), ...dw.tolist().map(([entry]) => Math.abs(entry)));
  const suspects = edits.map((edit) => {
    const found = run({ w, b, X, Y }, edit);
    const near = { rtol: 0, atol: 1e-6 * scale };
    return allclose(found.dw.T, dw, near) && allclose(found.db, db, near) ? 1 : 0;
  });
  return { suspects };
}

export function experiment({ features, examples }) {
  const pattern = [2, -1, 0, 1, -2, 1, 0, 2, -1];
  return {
    w: Array.from({ length: features }, (_, k) => [[1, 1, -1, 0, 0][k]]),
    b: 1,
    X: Array.from({ length: features }, (_, k) =>
      pattern.slice(k, k + examples).concat(pattern.slice(0, Math.max(0, k + examples - 9))),
    ),
    Y: [Array.from({ length: examples }, (_, i) => (i < 2 ? 0 : 1))],
  };
}
