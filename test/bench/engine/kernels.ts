import { multiply, type Matrix } from '#engine/multiply.ts';

/** Writes the matrix product a b into y. */
export type Kernel = (a: Matrix, b: Matrix, y: Float64Array) => void;

/** Three loops, the innermost along the rows of b and y: what one writes first. */
export const plain: Kernel = (a, b, y) => {
  const { columns } = b;
  y.fill(0);
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++) {
      const factor = a.data[i * a.down + k * a.across]!;
      for (let j = 0; j < columns; j++)
        y[i * columns + j]! += factor * b.data[k * b.down + j * b.across]!;
    }
};

/** The engine's own: what is left of the difference is tensors, tape and allocation. */
export const blocked: Kernel = (a, b, y) => multiply(a, 0, b, 0, y, 0);

export function matrix(data: Float64Array, rows: number, columns: number): Matrix {
  return { data, rows, columns, down: columns, across: 1, size: data.length };
}

export function transposed({ data, rows, columns, down, across, size }: Matrix): Matrix {
  return { data, rows: columns, columns: rows, down: across, across: down, size };
}
