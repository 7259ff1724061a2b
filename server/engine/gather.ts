import { positions, type Shape } from './shape.ts';
import { leaf, zeros, type Tensor } from './tensor.ts';

/** Where each entry of a result comes from: a flat position in the operand, or -1 for a zero. */
export interface Selection {
  readonly shape: Shape;
  readonly sources: Int32Array;
}

/** y_i = x[sources_i]. */
export function gather(x: Tensor, { shape, sources }: Selection): Tensor {
  const y = new Float64Array(sources.length);
  for (let i = 0; i < y.length; i++) {
    const source = sources[i]!;
    y[i] = source < 0 ? 0 : x.data[source]!;
  }
  return leaf(shape, y);
}

/** Adds g_i to position sources_i of a tensor of zeros: the adjoint of `gather`. */
export function scatter(g: Tensor, selection: Selection, shape: Shape): Tensor {
  const x = zeros(shape);
  scatterInto(x, g, selection);
  return x;
}

/** Adds g_i to x[sources_i]. */
export function scatterInto(x: Tensor, g: Tensor, { sources }: Selection): void {
  for (let i = 0; i < sources.length; i++) {
    const source = sources[i]!;
    if (source >= 0) x.data[source]! += g.data[i]!;
  }
}

/** A box of the operand seen through its strides: axis k has `shape[k]` entries, `steps[k]` apart. */
export function selectBox(shape: Shape, steps: readonly number[], start: number): Selection {
  return { shape, sources: Int32Array.from(positions(shape, steps, start)) };
}

/**
 * Sliding windows over the last two axes of (n, c, h, w), as columns: the result has shape
 * (n, c · kernel height · kernel width, output height · output width); what lies in the padding is zero.
 */
export function selectWindows(
  shape: Shape,
  kernel: readonly [height: number, width: number],
  stride: number,
  padding: number,
): Selection {
  const [n = 1, channels = 1, height = 1, width = 1] = shape;
  const [rows, columns] = windowCounts(shape, kernel, stride, padding);
  const plane = height * width;
  const box = [n, channels, ...kernel, rows, columns];
  const steps = [channels * plane, plane, width, 1, stride * width, stride];
  const rowOf = positions(box, [0, 0, 1, 0, stride, 0], -padding);
  const columnOf = positions(box, [0, 0, 0, 1, 0, stride], -padding);
  const sources = Int32Array.from(positions(box, steps, -padding * (width + 1)));
  for (let i = 0; i < sources.length; i++)
    if (!isWithin(rowOf[i]!, height) || !isWithin(columnOf[i]!, width)) sources[i] = -1;
  return { shape: [n, channels * kernel[0] * kernel[1], rows * columns], sources };
}

function isWithin(index: number, size: number): boolean {
  return index >= 0 && index < size;
}

/** How many windows fit down and across. */
export function windowCounts(
  shape: Shape,
  kernel: readonly [height: number, width: number],
  stride: number,
  padding: number,
): readonly [rows: number, columns: number] {
  const [, , height = 1, width = 1] = shape;
  return [
    Math.floor((height + 2 * padding - kernel[0]) / stride) + 1,
    Math.floor((width + 2 * padding - kernel[1]) / stride) + 1,
  ];
}
