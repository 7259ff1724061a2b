import { positions, sameShape, shapeText, sizeOf, type Shape } from './shape.ts';

/** How one operand is read while the result is written in order: a start for each row, a step per column. */
export interface Walk {
  readonly starts: readonly number[];
  readonly step: number;
}

/** Two shapes broadcast together: the result as `rows` of `columns`, and a walk for each operand. */
export interface Alignment {
  readonly shape: Shape;
  readonly rows: number;
  readonly columns: number;
  readonly left: Walk;
  readonly right: Walk;
}

const straight: Walk = { starts: [0], step: 1 };

/**
 * NumPy's broadcasting: shapes are aligned at their last axes, missing axes count as 1, and an axis
 * of size 1 is repeated. As many of the last axes as possible are merged into the columns, so that
 * equal shapes and scalars need a single row.
 */
export function align(left: Shape, right: Shape): Alignment {
  if (sameShape(left, right))
    return { shape: left, rows: 1, columns: sizeOf(left), left: straight, right: straight };
  const shape = broadcastShape(left, right);
  const leftSteps = stepsWithin(shape.length, left);
  const rightSteps = stepsWithin(shape.length, right);
  const split = firstColumnAxis(shape, leftSteps, rightSteps);
  return {
    shape,
    rows: sizeOf(shape, 0, split),
    columns: sizeOf(shape, split),
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
  const shape: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const p = left[axis - rank + left.length] ?? 1;
    const q = right[axis - rank + right.length] ?? 1;
    if (p !== q && p !== 1 && q !== 1)
      throw new RangeError(
        `shapes ${shapeText(whole[0])} and ${shapeText(whole[1])} do not broadcast: ` +
          `aligned at the last axis, sizes must be equal or 1, but here ${p} meets ${q}`,
      );
    shape.push(p === 1 ? q : p);
  }
  return shape;
}

/** How far an operand moves along each axis of the result: 0 where it is repeated. */
function stepsWithin(rank: number, operand: Shape): number[] {
  const steps: number[] = [];
  let stride = sizeOf(operand);
  for (let axis = operand.length - rank; axis < operand.length; axis++) {
    const size = axis < 0 ? 1 : operand[axis]!;
    stride /= size;
    steps.push(size === 1 ? 0 : stride);
  }
  return steps;
}

/** From which axis on each operand either runs straight through or stands still. */
function firstColumnAxis(shape: Shape, left: readonly number[], right: readonly number[]): number {
  let motion: number | null = null;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] === 1) continue;
    const own = (left[axis] === 0 ? 0 : 1) + (right[axis] === 0 ? 0 : 2);
    motion ??= own;
    if (own !== motion) return axis + 1;
  }
  return 0;
}

function walk(shape: Shape, steps: readonly number[], split: number): Walk {
  const isMoving = steps.some((step, axis) => axis >= split && step !== 0);
  return { starts: positions(shape.slice(0, split), steps, 0), step: isMoving ? 1 : 0 };
}
