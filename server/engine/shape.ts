export type Shape = readonly number[];

/** The product of the sizes, of all axes or of those from one up to another. */
export function sizeOf(shape: Shape, from = 0, to = shape.length): number {
  let size = 1;
  for (let axis = from; axis < to; axis++) size *= shape[axis]!;
  return size;
}

export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}

export function sameShape(left: Shape, right: Shape): boolean {
  if (left.length !== right.length) return false;
  for (let axis = 0; axis < left.length; axis++) if (left[axis] !== right[axis]) return false;
  return true;
}

/** Row-major strides: how far apart neighbours along each axis lie. */
export function stridesOf(shape: Shape): number[] {
  const strides = Array.from(shape, () => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--)
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  return strides;
}

/** Where the entries of a box lie, in row-major order: (i, j, …) at start + i · steps[0] + j · steps[1] + … */
export function positions(shape: Shape, steps: readonly number[], start: number): number[] {
  let found = [start];
  for (let axis = 0; axis < shape.length; axis++) {
    const finer: number[] = [];
    const step = steps[axis]!;
    for (const from of found)
      for (let index = 0; index < shape[axis]!; index++) finer.push(from + index * step);
    found = finer;
  }
  return found;
}

/** Counts axes from the end when negative, as NumPy does. */
export function axisOf(operation: string, axis: number, shape: Shape): number {
  const resolved = axis < 0 ? axis + shape.length : axis;
  if (Number.isInteger(axis) && resolved >= 0 && resolved < shape.length) return resolved;
  const rule =
    shape.length === 0
      ? 'a single number has none'
      : `it must lie between ${-shape.length} and ${shape.length - 1}`;
  throw new RangeError(
    `${operation}: axis ${axis} does not exist in shape ${shapeText(shape)}; ${rule}`,
  );
}

/** One axis, several, or all of them when none is named; resolved. */
export function axesOf(
  operation: string,
  axis: number | readonly number[] | undefined,
  shape: Shape,
): readonly number[] {
  if (axis === undefined) return shape.map((_size, index) => index);
  const listed = typeof axis === 'number' ? [axis] : axis;
  return listed.map((one) => axisOf(operation, one, shape));
}
