import { selectBox } from './gather.ts';
import { apply } from './operation.ts';
import { operations } from './operations.ts';
import { axisOf, sameShape, shapeText, sizeOf, stridesOf, type Shape } from './shape.ts';
import { asTensor, type Tensor, type TensorLike } from './tensor.ts';

/**
 * The matrix product a b: (m, k) times (k, n) is (m, n). Axes before the last two broadcast.
 * A cotangent u of the product becomes u bᵀ for a and aᵀ u for b. Giles, “Collected matrix derivative
 * results for forward and reverse mode algorithmic differentiation”, 2008.
 */
export function matmul(a: Tensor, b: Tensor): Tensor {
  return apply(operations.matmul, a, b);
}

/**
 * Reorders the axes: axis i of the result is axis `axes[i]` of x. Reverses them when none are given.
 * Cotangents go back through the inverse order.
 */
export function transpose(x: Tensor, axes?: readonly number[]): Tensor {
  const rank = x.shape.length;
  const order =
    axes?.map((axis) => axisOf('transpose', axis, x.shape)) ?? x.shape.map((_, i) => rank - 1 - i);
  if (new Set(order).size !== rank || order.length !== rank)
    throw new RangeError(
      `transpose: axes ${shapeText(order)} do not reorder shape ${shapeText(x.shape)}; each axis must occur once`,
    );
  const strides = stridesOf(x.shape);
  const pick = (from: readonly number[]) => order.map((axis) => from[axis] ?? 1);
  return apply(operations.select(selectBox(pick(x.shape), pick(strides), 0)), x);
}

/** The same numbers in row-major order under another shape; one size may be -1, which means what is left. */
export function reshape(x: TensorLike, shape: Shape): Tensor {
  const operand = asTensor(x);
  const size = operand.data.length;
  const open = shape.indexOf(-1);
  const resolved = open === -1 ? [...shape] : shape.with(open, size / -sizeOf(shape));
  const fits =
    resolved.every((length) => Number.isInteger(length) && length >= 0) &&
    sizeOf(resolved) === size;
  if (fits) return apply(operations.reshape(resolved), operand);
  throw new RangeError(
    `reshape: shape ${shapeText(operand.shape)} has ${size} entries and cannot become ${shapeText(shape)}; ` +
      'the product of the sizes must stay the same, and at most one size be -1',
  );
}

/**
 * Joins tensors along one axis (the first by default); all other sizes must be equal. Each part takes
 * its own piece of the cotangent.
 */
export function concatenate(
  parts: readonly Tensor[],
  { axis = 0 }: { axis?: number } = {},
): Tensor {
  const [first] = parts;
  if (first === undefined) throw new RangeError('concatenate: there is nothing to join');
  const along = axisOf('concatenate', axis, first.shape);
  const sizes = parts.map((part) => sizeAlong(part.shape, first.shape, along));
  const shape = first.shape.with(
    along,
    sizes.reduce((total, size) => total + size, 0),
  );
  const strides = stridesOf(shape);
  let start = 0;
  const places = parts.map((part, index) => {
    const place = selectBox(part.shape, strides, start * strides[along]!);
    start += sizes[index]!;
    return place;
  });
  return apply(operations.join(shape, places), ...parts);
}

/**
 * The entries start, start + step, … before stop along one axis; negative bounds count from the end.
 * Unlike NumPy's, bounds outside the axis are refused rather than clipped, and the step is positive.
 */
export function slice(
  x: Tensor,
  {
    axis = 0,
    start = 0,
    stop,
    step = 1,
  }: { axis?: number; start?: number; stop?: number; step?: number },
): Tensor {
  const along = axisOf('slice', axis, x.shape);
  const size = x.shape[along]!;
  const from = start < 0 ? start + size : start;
  const to = stop === undefined ? size : stop < 0 ? stop + size : stop;
  const isWithin = from >= 0 && from <= to && to <= size;
  if (!(isWithin && [from, to, step].every(Number.isInteger) && step >= 1))
    throw new RangeError(
      `slice: ${start} to ${stop ?? size} by ${step} does not fit axis ${along} of shape ${shapeText(x.shape)}; ` +
        `start and stop must lie within its size ${size}, in this order, and the step be at least 1`,
    );
  const strides = stridesOf(x.shape);
  const count = Math.ceil((to - from) / step);
  const steps = strides.with(along, step * strides[along]!);
  const box = selectBox(x.shape.with(along, count), steps, from * strides[along]!);
  return apply(operations.select(box), x);
}

function sizeAlong(shape: Shape, first: Shape, axis: number): number {
  const size = shape[axis];
  if (size !== undefined && sameShape(shape.with(axis, 0), first.with(axis, 0))) return size;
  throw new RangeError(
    `concatenate: shapes ${shapeText(first)} and ${shapeText(shape)} differ outside axis ${axis}; ` +
      'only sizes along the joined axis may differ',
  );
}
