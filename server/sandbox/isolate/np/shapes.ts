/** Arithmetic on shapes, written as NumPy writes them: `(4, 3)`, `(5,)`, `()`. */

export type Shape = readonly number[];

/** A misuse of np: what was asked, the shapes met, the rule broken. */
export class NpError extends Error {
  override readonly name = 'NpError';
}

export function formatShape(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let axis = 0; axis < shape.length; axis++) size *= shape[axis]!;
  return size;
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}

/** Steps between neighbours along each axis of a row-major array. */
export function stridesOf(shape: Shape): number[] {
  const strides: number[] = [];
  for (let axis = shape.length - 1, step = 1; axis >= 0; axis--) {
    strides[axis] = step;
    step *= shape[axis]!;
  }
  return strides;
}

/** The shape of `a ∘ b`: axes aligned at the right, sizes equal or one of them 1. */
export function broadcastShapes(name: string, a: Shape, b: Shape): number[] {
  const ndim = a.length > b.length ? a.length : b.length;
  const shape: number[] = [];
  for (let axis = 0; axis < ndim; axis++) {
    const inA = a[axis - ndim + a.length] ?? 1;
    const inB = b[axis - ndim + b.length] ?? 1;
    if (inA !== inB && inA !== 1 && inB !== 1) {
      throw new NpError(
        `${name}: ${formatShape(a)} and ${formatShape(b)} do not broadcast: the sizes ${inA} and ${inB} differ and neither is 1`,
      );
    }
    shape[axis] = inA === 1 ? inB : inA;
  }
  return shape;
}

/** Strides that make an array of shape `from` walk through `to`: 0 along every axis that is stretched. */
export function broadcastStrides(from: Shape, to: Shape): number[] {
  const own = stridesOf(from);
  const shift = to.length - from.length;
  const strides: number[] = [];
  for (let axis = 0; axis < to.length; axis++) {
    strides[axis] = axis < shift || from[axis - shift] === 1 ? 0 : own[axis - shift]!;
  }
  return strides;
}

/** Counts an axis from the end when it is negative, and refuses one that is not there. */
export function resolveAxis(name: string, axis: number, shape: Shape): number {
  const resolved = axis < 0 ? axis + shape.length : axis;
  if (Number.isInteger(axis) && resolved >= 0 && resolved < shape.length) return resolved;
  throw new NpError(`${name}: axis ${axis} does not exist in shape ${formatShape(shape)}`);
}

/** Reads a shape given as a number or a list of sizes. */
export function readShape(name: string, shape: unknown): number[] {
  const sizes: unknown[] = Array.isArray(shape) ? shape : [shape];
  const read: number[] = [];
  for (let axis = 0; axis < sizes.length; axis++) {
    const size = sizes[axis];
    if (typeof size !== 'number' || !Number.isInteger(size)) {
      throw new NpError(
        `${name}: a shape is a whole number or a list of them, such as [2, 3]; got ${describe(size)}`,
      );
    }
    read[axis] = size;
  }
  return read;
}

/** Reads a shape of a new array: no size below zero. */
export function readNewShape(name: string, shape: unknown): number[] {
  const read = readShape(name, shape);
  for (let axis = 0; axis < read.length; axis++) {
    if (read[axis]! < 0) {
      throw new NpError(
        `${name}: the size ${read[axis]} in shape ${formatShape(read)} is negative`,
      );
    }
  }
  if (sizeOf(read) > 2 ** 24) {
    throw new NpError(`${name}: shape ${formatShape(read)} holds more than 16777216 numbers`);
  }
  return read;
}

/** The shape that `reshape` is asked for, with one −1 replaced by the size that remains. */
export function resolveReshape(from: Shape, asked: unknown): number[] {
  const shape = readShape('reshape', asked);
  const size = sizeOf(from);
  const open = shape.indexOf(-1);
  if (open >= 0) {
    shape[open] = 1;
    const rest = sizeOf(shape);
    shape[open] = rest > 0 && size % rest === 0 ? size / rest : -1;
  }
  if (sizeOf(shape) !== size || shape.some((length) => length < 0)) {
    const wanted = formatShape(readShape('reshape', asked));
    throw new NpError(
      `reshape: ${formatShape(from)} holds ${size} numbers and cannot become ${wanted}`,
    );
  }
  return shape;
}

/** Names a value in an error message. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `the string ${JSON.stringify(value.slice(0, 40))}`;
  return typeof value === 'undefined'
    ? 'undefined'
    : typeof value === 'object'
      ? 'an object'
      : `a ${typeof value}`;
}
