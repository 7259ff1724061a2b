import { align, broadcastShape } from './broadcast.ts';
import { multiply, type Matrix } from './multiply.ts';
import { shapeText, sizeOf } from './shape.ts';
import { leaf, type Tensor } from './tensor.ts';

/** Which operand of a product is to be read with its last two axes exchanged. */
export type Transposition = 'none' | 'left' | 'right';

/** The matrix product of the last two axes, one operand possibly transposed; the axes before them broadcast. */
export function product(a: Tensor, b: Tensor, transposition: Transposition = 'none'): Tensor {
  const left = matrixOf(a, 'left', transposition);
  const right = matrixOf(b, 'right', transposition);
  if (left.columns !== right.rows)
    throw new RangeError(
      `matmul: shapes ${shapeText(a.shape)} and ${shapeText(b.shape)} do not fit: ` +
        `the left operand has ${left.columns} columns, the right one ${right.rows} rows; they must be equal`,
    );
  const { rows } = left;
  const { columns } = right;
  if (a.shape.length === 2 && b.shape.length === 2) {
    const y = new Float64Array(rows * columns);
    multiply(left, 0, right, 0, y, 0);
    return leaf([rows, columns], y);
  }
  return batched(a, b, left, right);
}

function batched(a: Tensor, b: Tensor, left: Matrix, right: Matrix): Tensor {
  const leftBatch = a.shape.slice(0, -2);
  const rightBatch = b.shape.slice(0, -2);
  const batch = broadcastShape(leftBatch, rightBatch, [a.shape, b.shape]);
  const shape = [...batch, left.rows, right.columns];
  const y = new Float64Array(sizeOf(shape));
  const walks = align(leftBatch, rightBatch);
  let place = 0;
  for (let row = 0; row < walks.rows; row++)
    for (let column = 0; column < walks.columns; column++) {
      const p = walks.left.starts[row]! + column * walks.left.step;
      const q = walks.right.starts[row]! + column * walks.right.step;
      multiply(left, p * left.size, right, q * right.size, y, place);
      place += left.rows * right.columns;
    }
  return leaf(shape, y);
}

function matrixOf(x: Tensor, side: 'left' | 'right', transposition: Transposition): Matrix {
  const rank = x.shape.length;
  const rows = x.shape[rank - 2];
  const columns = x.shape[rank - 1];
  if (rows === undefined || columns === undefined)
    throw new RangeError(
      `matmul: the ${side} operand has shape ${shapeText(x.shape)}; ` +
        'it must have at least two axes: reshape a vector to a column (n, 1) or a row (1, n)',
    );
  const size = rows * columns;
  return side === transposition
    ? { data: x.data, rows: columns, columns: rows, down: 1, across: columns, size }
    : { data: x.data, rows, columns, down: columns, across: 1, size };
}
