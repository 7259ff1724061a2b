import { stridesOf, type Shape } from './shapes.ts';

/** Row-major numbers and the shapes that they are seen in. */

export type Nested = number | Nested[];

/** Nested lists of the numbers in order. */
export function unflatten(shape: Shape, values: Float64Array): Nested {
  let taken = 0;
  const take = (axis: number): Nested => {
    if (axis === shape.length) return values[taken++]!;
    const list: Nested[] = [];
    for (let i = 0; i < shape[axis]!; i++) list[i] = take(axis + 1);
    return list;
  };
  return take(0);
}

/** Moves T[j, …, i] = A[i, …, j]. */
export function reverseAxes(shape: Shape, values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  if (shape.length === 2) {
    const rows = shape[0]!;
    const columns = shape[1]!;
    for (let i = 0, from = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) out[j * rows + i] = values[from++]!;
    }
    return out;
  }
  const steps = stridesOf(reversed(shape)).reverse();
  const index = shape.map(() => 0);
  for (let from = 0, to = 0; from < out.length; from++) {
    out[to] = values[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      to += steps[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      to -= steps[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return out;
}

export function reversed(shape: Shape): number[] {
  return [...shape].reverse();
}

const SHOWN_ROWS = 6;
const SHOWN_COLUMNS = 8;

/** `[[1, 2], [3, 4]]`, long axes shortened, six digits. */
export function formatValues(shape: Shape, values: Float64Array): string {
  const strides = stridesOf(shape);
  const format = (axis: number, offset: number): string => {
    if (axis === shape.length) return formatNumber(values[offset]!);
    const length = shape[axis]!;
    const most = axis === shape.length - 1 ? SHOWN_COLUMNS : SHOWN_ROWS;
    let text = '';
    for (let i = 0; i < length && i < most; i++) {
      text += (i === 0 ? '' : ', ') + format(axis + 1, offset + i * strides[axis]!);
    }
    return length > most ? `[${text}, … ${length - most} more]` : `[${text}]`;
  };
  return format(0, 0);
}

export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
