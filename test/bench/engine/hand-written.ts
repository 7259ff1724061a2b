import type { Network } from './networks.ts';

/**
 * What the engine is measured against: loops for one kind of network, every buffer allocated once,
 * no tensors and no tape. Plain, as one writes them by hand: no blocking, no unrolling.
 */
export function handWritten({ dims, batch: n, inputs }: Network) {
  const weights = dims.slice(1).map((rows, index) => ({
    rows,
    columns: dims[index]!,
    W: inputs[`W${index + 1}`]!.data,
    b: inputs[`b${index + 1}`]!.data,
    A: new Float64Array(rows * n),
    dZ: new Float64Array(rows * n),
    dW: new Float64Array(rows * dims[index]!),
    db: new Float64Array(rows),
  }));
  const X = inputs['X']!.data;
  const Y = inputs['Y']!.data;
  const last = weights.length - 1;
  const slopes = new Float64Array(
    weights.reduce((total, { dW, db }) => total + dW.length + db.length, 0),
  );

  function forward(): number {
    let below = X;
    for (const [index, { W, b, A, rows, columns }] of weights.entries()) {
      affine(W, below, b, A, rows, columns, n);
      if (index < last) for (let i = 0; i < A.length; i++) A[i] = Math.tanh(A[i]!);
      below = A;
    }
    return loss(below, Y);
  }

  function forwardBackward(): number {
    const value = forward();
    const top = weights[last]!;
    for (let j = 0; j < n; j++) top.dZ[j] = (1 / (1 + Math.exp(-top.A[j]!)) - Y[j]!) / n;
    for (let index = last; index >= 0; index--) {
      const { W, dZ, dW, db, rows, columns } = weights[index]!;
      const under = weights[index - 1];
      weightGradients(dZ, under?.A ?? X, dW, db, rows, columns, n);
      if (under !== undefined) backThroughTanh(W, dZ, under.A, under.dZ, rows, columns, n);
    }
    return value;
  }

  /** The classic check, two forwards per entry, of the first `count` entries. */
  function centralDifferences(count: number): number {
    const h = 1e-5;
    let checked = 0;
    for (const parameter of weights.flatMap(({ W, b }) => [W, b]))
      for (let i = 0; i < parameter.length && checked < count; i++, checked++) {
        const value = parameter[i]!;
        parameter[i] = value + h;
        const above = forward();
        parameter[i] = value - h;
        const below = forward();
        parameter[i] = value;
        slopes[checked] = (above - below) / (2 * h);
      }
    return checked;
  }

  return { forward, forwardBackward, centralDifferences };
}

/** A = W X + b */
function affine(
  W: Float64Array,
  X: Float64Array,
  b: Float64Array,
  A: Float64Array,
  rows: number,
  columns: number,
  n: number,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < n; j++) A[i * n + j] = b[i]!;
    for (let k = 0; k < columns; k++) {
      const w = W[i * columns + k]!;
      for (let j = 0; j < n; j++) A[i * n + j]! += w * X[k * n + j]!;
    }
  }
}

function loss(Z: Float64Array, Y: Float64Array): number {
  let total = 0;
  for (let j = 0; j < Z.length; j++) {
    const z = Z[j]!;
    total += Math.max(z, 0) - z * Y[j]! + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return total / Z.length;
}

/** dW = dZ Aᵀ and db = Σ dZ */
function weightGradients(
  dZ: Float64Array,
  A: Float64Array,
  dW: Float64Array,
  db: Float64Array,
  rows: number,
  columns: number,
  n: number,
): void {
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += dZ[i * n + j]!;
    db[i] = sum;
    for (let k = 0; k < columns; k++) {
      let total = 0;
      for (let j = 0; j < n; j++) total += dZ[i * n + j]! * A[k * n + j]!;
      dW[i * columns + k] = total;
    }
  }
}

/** dZ below = (Wᵀ dZ) ⊙ (1 − A²) */
function backThroughTanh(
  W: Float64Array,
  dZ: Float64Array,
  A: Float64Array,
  dZBelow: Float64Array,
  rows: number,
  columns: number,
  n: number,
): void {
  dZBelow.fill(0);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < columns; k++) {
      const w = W[i * columns + k]!;
      for (let j = 0; j < n; j++) dZBelow[k * n + j]! += w * dZ[i * n + j]!;
    }
  for (let i = 0; i < A.length; i++) dZBelow[i]! *= 1 - A[i]! * A[i]!;
}
