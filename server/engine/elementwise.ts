import { align } from './broadcast.ts';
import { sameShape, type Shape } from './shape.ts';
import { leaf, type Tensor } from './tensor.ts';

/** y_i = f(x_i). */
export function map(x: Tensor, f: (x: number) => number): Tensor {
  const { data } = x;
  const y = new Float64Array(data.length);
  for (let i = 0; i < y.length; i++) y[i] = f(data[i]!);
  return leaf(x.shape, y);
}

/** y_i = f(a_i, b_i), both operands broadcast. */
export function zip(a: Tensor, b: Tensor, f: (a: number, b: number) => number): Tensor {
  const { shape, rows, columns, left, right } = align(a.shape, b.shape);
  const y = new Float64Array(rows * columns);
  for (let row = 0, i = 0; row < rows; row++) {
    let p = left.starts[row]!;
    let q = right.starts[row]!;
    for (const end = i + columns; i < end; i++) {
      y[i] = f(a.data[p]!, b.data[q]!);
      p += left.step;
      q += right.step;
    }
  }
  return leaf(shape, y);
}

/** Repeats x along the axes that `shape` has more of. */
export function broadcastTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  const { rows, columns, right } = align(shape, x.shape);
  const y = new Float64Array(rows * columns);
  for (let row = 0, i = 0; row < rows; row++) {
    let q = right.starts[row]!;
    for (const end = i + columns; i < end; i++) {
      y[i] = x.data[q]!;
      q += right.step;
    }
  }
  return leaf(shape, y);
}

/** Sums x over the axes that broadcasting `shape` to x's shape repeats: the adjoint of `broadcastTo`. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  return sameShape(x.shape, shape) ? x : reduceTo(x, shape, 0, (total, value) => total + value);
}

/** The largest entry of x over the axes that broadcasting `shape` to x's shape repeats. */
export function maxTo(x: Tensor, shape: Shape): Tensor {
  return reduceTo(x, shape, -Infinity, (largest, value) => Math.max(largest, value));
}

function reduceTo(
  x: Tensor,
  shape: Shape,
  start: number,
  f: (total: number, value: number) => number,
): Tensor {
  const { rows, columns, right } = align(x.shape, shape);
  const size = shape.reduce((product, length) => product * length, 1);
  const y = new Float64Array(size).fill(start);
  for (let row = 0, i = 0; row < rows; row++) {
    let q = right.starts[row]!;
    for (const end = i + columns; i < end; i++) {
      y[q] = f(y[q]!, x.data[i]!);
      q += right.step;
    }
  }
  return leaf(shape, y);
}
