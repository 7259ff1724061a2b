import { align, type Alignment } from './broadcast.ts';
import { sameShape, sizeOf, type Shape } from './shape.ts';
import { leaf, type Tensor } from './tensor.ts';

/*
 * Loops that take the function of one entry. They are small on purpose, and the alignment of shapes
 * is made by the caller: V8 then copies the loop into each caller that is hot and compiles it with
 * the caller's own function inside, which calling the function entry by entry makes 5 times slower.
 */

/** Two operands whose entries meet pairwise, once broadcast. */
export interface Pair extends Alignment {
  readonly a: Float64Array;
  readonly b: Float64Array;
}

export function broadcast(a: Tensor, b: Tensor): Pair {
  const { shape, rows, columns, left, right } = align(a.shape, b.shape);
  return { shape, rows, columns, left, right, a: a.data, b: b.data };
}

/** y_i = f(x_i). */
export function map({ shape, data }: Tensor, f: (x: number) => number): Tensor {
  const y = new Float64Array(data.length);
  for (let i = 0; i < data.length; i++) y[i] = f(data[i]!);
  return leaf(shape, y);
}

/** y_i = f(a_i, b_i). */
export function zip(
  { shape, rows, columns, left, right, a, b }: Pair,
  f: (a: number, b: number) => number,
): Tensor {
  const y = new Float64Array(rows * columns);
  const leftStep = left.step;
  const rightStep = right.step;
  for (let row = 0, i = 0; row < rows; row++) {
    let p = left.starts[row]!;
    let q = right.starts[row]!;
    for (const end = i + columns; i < end; i++, p += leftStep, q += rightStep)
      y[i] = f(a[p]!, b[q]!);
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
    for (const end = i + columns; i < end; i++, q += right.step) y[i] = x.data[q]!;
  }
  return leaf(shape, y);
}

/** Sums x over the axes that broadcasting `shape` to x's shape repeats: the adjoint of `broadcastTo`. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  return fold(align(x.shape, shape), x, shape, 0, (total, entry) => total + entry);
}

/** The largest entry of x over the axes that broadcasting `shape` to x's shape repeats. */
export function maxTo(x: Tensor, shape: Shape): Tensor {
  return fold(align(x.shape, shape), x, shape, -Infinity, Math.max);
}

/** y_q = f(… f(f(start, x_i), x_j) …) over all entries x that `right` walks to q. */
function fold(
  { rows, columns, right }: Alignment,
  x: Tensor,
  shape: Shape,
  start: number,
  f: (sofar: number, entry: number) => number,
): Tensor {
  const y = new Float64Array(sizeOf(shape)).fill(start);
  const { data } = x;
  for (let row = 0, i = 0; row < rows; row++) {
    let q = right.starts[row]!;
    for (const end = i + columns; i < end; i++, q += right.step) y[q] = f(y[q]!, data[i]!);
  }
  return leaf(shape, y);
}

/** The same numbers under another shape. */
export function reshaped(x: Tensor, shape: Shape): Tensor {
  return leaf(shape, x.data);
}

export function plus(a: Tensor, b: Tensor): Tensor {
  return zip(broadcast(a, b), (a, b) => a + b);
}

export function minus(a: Tensor, b: Tensor): Tensor {
  return zip(broadcast(a, b), (a, b) => a - b);
}

export function times(a: Tensor, b: Tensor): Tensor {
  return zip(broadcast(a, b), (a, b) => a * b);
}
