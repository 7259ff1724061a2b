import { multiply } from './elementwise.ts';
import { NdArray } from './nd-array.ts';
import { toArray, toResult, type Operand } from './operands.ts';
import {
  broadcastShapes,
  broadcastStrides,
  formatShape,
  NpError,
  sizeOf,
  type Shape,
} from './shapes.ts';

/** C[i, j] = Σₖ A[i, k] B[k, j]; vectors are a row on the left and a column on the right, leading axes broadcast. */
export function matmul(a: Operand, b: Operand): NdArray | number {
  const left = toArray('matmul', a);
  const right = toArray('matmul', b);
  if (left.ndim === 0 || right.ndim === 0) {
    throw new NpError(
      `matmul: ${formatShape(left.shape)} @ ${formatShape(right.shape)}: a number is not a matrix; use np.multiply`,
    );
  }
  const rows = left.ndim === 1 ? [1, left.size] : left.shape;
  const columns = right.ndim === 1 ? [right.size, 1] : right.shape;
  const [m, inner] = [rows.at(-2)!, rows.at(-1)!];
  const [innerRight, n] = [columns.at(-2)!, columns.at(-1)!];
  if (inner !== innerRight) {
    throw new NpError(
      `matmul: ${formatShape(left.shape)} @ ${formatShape(right.shape)}: the inner sizes ${inner} and ${innerRight} differ`,
    );
  }
  const product = `matmul: ${formatShape(left.shape)} @ ${formatShape(right.shape)}`;
  const stack = broadcastShapes(product, rows.slice(0, -2), columns.slice(0, -2));
  const out = new Float64Array(sizeOf(stack) * m * n);
  const aBlocks = blockOffsets(rows.slice(0, -2), stack, m * inner);
  const bBlocks = blockOffsets(columns.slice(0, -2), stack, inner * n);
  const x = NdArray.values(left);
  const y = NdArray.values(right);
  for (let block = 0; block < aBlocks.length; block++) {
    multiplyBlock(x, aBlocks[block]!, y, bBlocks[block]!, out, block * m * n, m, inner, n);
  }
  const shape = stack.concat(left.ndim === 1 ? [] : [m], right.ndim === 1 ? [] : [n]);
  return toResult(shape, out);
}

/** One matrix product, row by row, so that the inner loop walks both B and C in order. */
function multiplyBlock(
  a: Float64Array,
  aFrom: number,
  b: Float64Array,
  bFrom: number,
  out: Float64Array,
  outFrom: number,
  m: number,
  inner: number,
  n: number,
): void {
  for (let i = 0; i < m; i++) {
    const row = outFrom + i * n;
    for (let k = 0; k < inner; k++) {
      const factor = a[aFrom + i * inner + k]!;
      const from = bFrom + k * n;
      for (let j = 0; j < n; j++) out[row + j]! += factor * b[from + j]!;
    }
  }
}

/** Where each matrix of a broadcast stack begins. */
function blockOffsets(own: Shape, stack: Shape, blockSize: number): number[] {
  const strides = broadcastStrides(own, stack);
  let offsets = [0];
  for (let axis = 0; axis < stack.length; axis++) {
    const next: number[] = [];
    for (const offset of offsets) {
      for (let i = 0; i < stack[axis]!; i++) next.push(offset + i * strides[axis]! * blockSize);
    }
    offsets = next;
  }
  return offsets;
}

/** Inner product of vectors, matrix product of matrices, product with a number. */
export function dot(a: Operand, b: Operand): NdArray | number {
  const left = toArray('dot', a);
  const right = toArray('dot', b);
  if (left.ndim === 0 || right.ndim === 0) return multiply(left, right);
  if (left.ndim > 2 || right.ndim > 2) {
    throw new NpError(
      `dot: ${formatShape(left.shape)} and ${formatShape(right.shape)}: only vectors and matrices; use np.matmul`,
    );
  }
  const inner = left.shape.at(-1)!;
  const innerRight = right.shape[0]!;
  if (inner !== innerRight) {
    throw new NpError(
      `dot: ${formatShape(left.shape)} · ${formatShape(right.shape)}: the inner sizes ${inner} and ${innerRight} differ`,
    );
  }
  return matmul(left, right);
}
