import { align, broadcastShape } from './broadcast.ts';
import { shapeText, sizeOf, type Shape } from './shape.ts';
import { leaf, type Tensor } from './tensor.ts';

/** A matrix product of the last two axes; the axes before them broadcast. */
export function product(a: Tensor, b: Tensor): Tensor {
  const [m, k] = matrixShape('left', a.shape);
  const [inner, n] = matrixShape('right', b.shape);
  if (k !== inner)
    throw new RangeError(
      `matmul: shapes ${shapeText(a.shape)} and ${shapeText(b.shape)} do not fit: ` +
        `the left operand has ${k} columns, the right one ${inner} rows; they must be equal`,
    );
  const leftBatch = a.shape.slice(0, -2);
  const rightBatch = b.shape.slice(0, -2);
  const batch = broadcastShape(leftBatch, rightBatch, [a.shape, b.shape]);
  const y = new Float64Array(sizeOf(batch) * m * n);
  const { rows, columns, left, right } = align(leftBatch, rightBatch);
  for (let row = 0, i = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, i++) {
      const p = left.starts[row]! + column * left.step;
      const q = right.starts[row]! + column * right.step;
      multiply(a.data, p * m * k, b.data, q * k * n, y, i * m * n, m, k, n);
    }
  return leaf([...batch, m, n], y);
}

/** Exchanges the last two axes. */
export function transposed(x: Tensor): Tensor {
  const [m, n] = matrixShape('only', x.shape);
  const y = new Float64Array(x.data.length);
  for (let start = 0; start < y.length; start += m * n)
    for (let row = 0; row < m; row++)
      for (let column = 0; column < n; column++)
        y[start + column * m + row] = x.data[start + row * n + column]!;
  return leaf([...x.shape.slice(0, -2), n, m], y);
}

function matrixShape(side: string, shape: Shape): readonly [rows: number, columns: number] {
  const [rows, columns] = shape.slice(-2);
  if (rows !== undefined && columns !== undefined) return [rows, columns];
  throw new RangeError(
    `matmul: the ${side} operand has shape ${shapeText(shape)}; ` +
      'it must have at least two axes: reshape a vector to a column (n, 1) or a row (1, n)',
  );
}

function multiply(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  y: Float64Array,
  yStart: number,
  m: number,
  k: number,
  n: number,
): void {
  for (let row = 0; row < m; row++)
    for (let inner = 0; inner < k; inner++) {
      const left = a[aStart + row * k + inner]!;
      for (let column = 0; column < n; column++)
        y[yStart + row * n + column]! += left * b[bStart + inner * n + column]!;
    }
}
