/** A matrix inside an array: entry (i, j) is at start + i · down + j · across. */
export interface Matrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
  readonly down: number;
  readonly across: number;
  /** How many entries a matrix takes in a batch. */
  readonly size: number;
}

/**
 * Writes one product into y from `place`. Blocks of 4 × 4 entries are summed in 16 local
 * variables, so that each number read serves four of them; the last block of a row or column
 * is moved back to fit, which computes some entries twice.
 */
export function multiply(
  a: Matrix,
  aStart: number,
  b: Matrix,
  bStart: number,
  y: Float64Array,
  place: number,
): void {
  const { rows } = a;
  const { columns } = b;
  if (rows < 4 || columns < 4) {
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        y[place + i * columns + j] = entry(a, aStart + i * a.down, b, bStart + j * b.across);
    return;
  }
  for (let i = 0; i < rows; i += 4)
    for (let j = 0; j < columns; j += 4) {
      const row = Math.min(i, rows - 4);
      const column = Math.min(j, columns - 4);
      const p = aStart + row * a.down;
      const q = bStart + column * b.across;
      block(a, p, b, q, y, place + row * columns + column);
    }
}

function entry(a: Matrix, aStart: number, b: Matrix, bStart: number): number {
  let total = 0;
  for (let k = 0, p = aStart, q = bStart; k < a.columns; k++, p += a.across, q += b.down)
    total += a.data[p]! * b.data[q]!;
  return total;
}

function block(
  { data: a, columns: length, down: aDown, across: aAcross }: Matrix,
  aStart: number,
  { data: b, columns, down: bDown, across: bAcross }: Matrix,
  bStart: number,
  y: Float64Array,
  place: number,
): void {
  // prettier-ignore
  let y00 = 0, y01 = 0, y02 = 0, y03 = 0,
      y10 = 0, y11 = 0, y12 = 0, y13 = 0,
      y20 = 0, y21 = 0, y22 = 0, y23 = 0,
      y30 = 0, y31 = 0, y32 = 0, y33 = 0;
  for (let k = 0, p = aStart, q = bStart; k < length; k++, p += aAcross, q += bDown) {
    const b0 = b[q]!;
    const b1 = b[q + bAcross]!;
    const b2 = b[q + 2 * bAcross]!;
    const b3 = b[q + 3 * bAcross]!;
    const a0 = a[p]!;
    y00 += a0 * b0;
    y01 += a0 * b1;
    y02 += a0 * b2;
    y03 += a0 * b3;
    const a1 = a[p + aDown]!;
    y10 += a1 * b0;
    y11 += a1 * b1;
    y12 += a1 * b2;
    y13 += a1 * b3;
    const a2 = a[p + 2 * aDown]!;
    y20 += a2 * b0;
    y21 += a2 * b1;
    y22 += a2 * b2;
    y23 += a2 * b3;
    const a3 = a[p + 3 * aDown]!;
    y30 += a3 * b0;
    y31 += a3 * b1;
    y32 += a3 * b2;
    y33 += a3 * b3;
  }
  writeRow(y, place, y00, y01, y02, y03);
  writeRow(y, place + columns, y10, y11, y12, y13);
  writeRow(y, place + 2 * columns, y20, y21, y22, y23);
  writeRow(y, place + 3 * columns, y30, y31, y32, y33);
}

function writeRow(
  y: Float64Array,
  place: number,
  y0: number,
  y1: number,
  y2: number,
  y3: number,
): void {
  y[place] = y0;
  y[place + 1] = y1;
  y[place + 2] = y2;
  y[place + 3] = y3;
}
