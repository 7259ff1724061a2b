import type { Operation } from './operation.ts';
import { sameShape, shapeText, sizeOf } from './shape.ts';

/** How a tensor arose: the operation and the tensors it was applied to. */
export interface Origin {
  readonly operation: Operation;
  readonly operands: readonly Tensor[];
}

/**
 * A float64 array in row-major order. A tensor remembers the tensors it was computed from, so the
 * tensors themselves are the tape: there is nothing to start, stop or clear. Tensors may share
 * their numbers: never write to `data` of one that you have handed on.
 */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float64Array;
  /** Null for a leaf. */
  readonly origin: Origin | null;
}

/** What operations accept: a number stands for the tensor of shape () that holds it. */
export type TensorLike = Tensor | number;

/** Numbers in arrays of arrays, as deep as the tensor has axes. */
export type NestedNumbers = readonly (number | NestedNumbers)[];

/** A tensor that owns `data` as it is, with no past. */
export function leaf(shape: readonly number[], data: Float64Array): Tensor {
  return { shape, data, origin: null };
}

/** A tensor of zeros. */
export function zeros(shape: readonly number[]): Tensor {
  return leaf([...shape], new Float64Array(sizeOf(shape)));
}

/**
 * Copies numbers into a tensor: a number (shape ()), nested arrays (their own shape), or a flat
 * array in row-major order with its shape (without one, a vector).
 */
export function tensor(
  values: number | NestedNumbers | Float64Array,
  shape?: readonly number[],
): Tensor {
  const flat: number[] = [];
  const found = values instanceof Float64Array ? [values.length] : collect(values, flat);
  const data = values instanceof Float64Array ? values.slice() : Float64Array.from(flat);
  if (shape === undefined) return leaf(found, data);
  requireSize(shape, data.length);
  return leaf([...shape], data);
}

/** The one number of a tensor that holds a single one. */
export function item(x: Tensor): number {
  const [value] = x.data;
  if (value === undefined || x.data.length > 1)
    throw new RangeError(`item: a tensor of shape ${shapeText(x.shape)} is not a single number`);
  return value;
}

/** Tells a tensor from anything else, such as a record of tensors. */
export function isTensor(candidate: unknown): candidate is Tensor {
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    'data' in candidate &&
    candidate.data instanceof Float64Array
  );
}

export function asTensor(x: TensorLike): Tensor {
  return typeof x === 'number' ? leaf([], Float64Array.of(x)) : x;
}

/** Appends the numbers of nested arrays to `flat` and gives their common shape. */
function collect(values: number | NestedNumbers, flat: number[]): number[] {
  if (typeof values === 'number') {
    flat.push(values);
    return [];
  }
  let inner: number[] | undefined;
  for (const [index, entry] of values.entries()) {
    const shape = collect(entry, flat);
    inner ??= shape;
    if (!sameShape(shape, inner))
      throw new RangeError(
        `tensor: entry 0 has shape ${shapeText(inner)}, entry ${index} has ${shapeText(shape)}; ` +
          'nested arrays must have equal lengths',
      );
  }
  return [values.length, ...(inner ?? [])];
}

function requireSize(shape: readonly number[], length: number): void {
  if (shape.every((size) => Number.isInteger(size) && size >= 0) && sizeOf(shape) === length)
    return;
  throw new RangeError(
    `tensor: ${length} numbers do not fill shape ${shapeText(shape)}; ` +
      'the product of the sizes must equal their count',
  );
}
