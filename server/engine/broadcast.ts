import { sameShape, sizeOf, stridesOf, shapeText, type Shape } from './shape.ts';

/** How one operand is walked while the result is written in order: a start per row, a step per column. */
export interface Walk {
  readonly starts: readonly number[];
  readonly step: number;
}

/** Two shapes broadcast together: the result's shape as `rows` of `columns`, and a walk for each operand. */
export interface Alignment {
  readonly shape: Shape;
  readonly rows: number;
  readonly columns: number;
  readonly left: Walk;
  readonly right: Walk;
}

const straight: Walk = { starts: [0], step: 1 };
const still: Walk = { starts: [0], step: 0 };

/**
 * NumPy's broadcasting: shapes are aligned at their last axes, missing axes count as 1, and an axis
 * of size 1 is repeated. As many last axes as possible are merged into the columns, so that equal
 * shapes and scalars need a single row.
 */
export function align(left: Shape, right: Shape): Alignment {
  if (sameShape(left, right)) return oneRow(left, straight, straight);
  if (right.length === 0) return oneRow(left, straight, still);
  if (left.length === 0) return oneRow(right, still, straight);
  const shape = broadcastShape(left, right);
  const leftSteps = stepsWithin(shape, left);
  const rightSteps = stepsWithin(shape, right);
  const split = firstColumnAxis(shape, leftSteps, rightSteps);
  return {
    shape,
    rows: sizeOf(shape.slice(0, split)),
    columns: sizeOf(shape.slice(split)),
    left: walk(shape, leftSteps, split),
    right: walk(shape, rightSteps, split),
  };
}

/** The shape that two shapes broadcast to. `whole` is what an error names, should they be parts of shapes. */
export function broadcastShape(
  left: Shape,
  right: Shape,
  whole: readonly [left: Shape, right: Shape] = [left, right],
): Shape {
  const rank = Math.max(left.length, right.length);
  return Array.from({ length: rank }, (_none, axis) => {
    const p = left[axis - rank + left.length] ?? 1;
    const q = right[axis - rank + right.length] ?? 1;
    if (p === q || q === 1) return p;
    if (p === 1) return q;
    throw new RangeError(
      `shapes ${shapeText(whole[0])} and ${shapeText(whole[1])} do not broadcast: ` +
        `aligned at the last axis, sizes must be equal or 1, but here ${p} meets ${q}`,
    );
  });
}

function oneRow(shape: Shape, left: Walk, right: Walk): Alignment {
  return { shape, rows: 1, columns: sizeOf(shape), left, right };
}

/** The operand's stride along each axis of the result, 0 where the axis is repeated. */
function stepsWithin(shape: Shape, operand: Shape): number[] {
  const strides = stridesOf(operand);
  const missing = shape.length - operand.length;
  return shape.map((_size, axis) =>
    (operand[axis - missing] ?? 1) === 1 ? 0 : (strides[axis - missing] ?? 0),
  );
}

/** The first of the last axes along which each operand either runs through or stands still. */
function firstColumnAxis(shape: Shape, ...steps: readonly (readonly number[])[]): number {
  let split = shape.length;
  while (split > 0 && steps.every((operand) => isUniform(shape, operand, split - 1))) split--;
  return split;
}

function isUniform(shape: Shape, steps: readonly number[], from: number): boolean {
  const moves = shape.slice(from).map((size, offset) => size === 1 || steps[from + offset] !== 0);
  const stays = shape.slice(from).map((size, offset) => size === 1 || steps[from + offset] === 0);
  return moves.every(Boolean) || stays.every(Boolean);
}

function walk(shape: Shape, steps: readonly number[], split: number): Walk {
  let starts = [0];
  for (let axis = 0; axis < split; axis++) {
    const along = Array.from(
      { length: shape[axis] ?? 1 },
      (_none, index) => index * (steps[axis] ?? 0),
    );
    starts = starts.flatMap((start) => along.map((offset) => start + offset));
  }
  return { starts, step: steps.slice(split).some((step) => step !== 0) ? 1 : 0 };
}
