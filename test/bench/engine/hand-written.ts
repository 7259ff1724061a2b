import { matrix, transposed, type Kernel } from './kernels.ts';
import type { Network } from './networks.ts';

/**
 * What the engine is measured against: loops for one kind of network, no tensors, no tape, and
 * every buffer allocated once.
 */
export function handWritten({ dims, batch: n, inputs }: Network, multiply: Kernel) {
  const X = matrix(inputs['X']!.data, dims[0]!, n);
  const Y = inputs['Y']!.data;
  const layers = dims
    .slice(1)
    .map((rows, index) => layer(rows, dims[index]!, n, index + 1, inputs));
  const top = layers.at(-1)!;
  const slopes = new Float64Array(
    layers.reduce((total, { W, b }) => total + W.data.length + b.length, 0),
  );

  function forward(): number {
    let below = X;
    for (const { W, b, A } of layers) {
      multiply(W, below, A.data);
      addBias(A.data, b, n);
      if (A !== top.A) for (let i = 0; i < A.data.length; i++) A.data[i] = Math.tanh(A.data[i]!);
      below = A;
    }
    return loss(below.data, Y);
  }

  function forwardBackward(): number {
    const value = forward();
    for (let j = 0; j < n; j++) top.dZ.data[j] = (1 / (1 + Math.exp(-top.A.data[j]!)) - Y[j]!) / n;
    for (let index = layers.length - 1; index >= 0; index--) {
      const { W, dZ, dW, db } = layers[index]!;
      const below = layers[index - 1];
      multiply(dZ, transposed(below?.A ?? X), dW);
      sumRows(dZ.data, db, n);
      if (below === undefined) break;
      multiply(transposed(W), dZ, below.dZ.data);
      throughTanh(below.dZ.data, below.A.data);
    }
    return value;
  }

  /** The classic check: two forwards per entry, for the first `count` entries. */
  function centralDifferences(count: number): Float64Array {
    const h = 1e-5;
    let checked = 0;
    for (const parameter of layers.flatMap(({ W, b }) => [W.data, b]))
      for (let i = 0; i < parameter.length && checked < count; i++, checked++) {
        const value = parameter[i]!;
        parameter[i] = value + h;
        const above = forward();
        parameter[i] = value - h;
        const below = forward();
        parameter[i] = value;
        slopes[checked] = (above - below) / (2 * h);
      }
    return slopes;
  }

  return { forward, forwardBackward, centralDifferences };
}

function layer(rows: number, columns: number, n: number, index: number, inputs: Network['inputs']) {
  return {
    W: matrix(inputs[`W${index}`]!.data.slice(), rows, columns),
    b: inputs[`b${index}`]!.data.slice(),
    A: matrix(new Float64Array(rows * n), rows, n),
    dZ: matrix(new Float64Array(rows * n), rows, n),
    dW: new Float64Array(rows * columns),
    db: new Float64Array(rows),
  };
}

function addBias(Z: Float64Array, b: Float64Array, n: number): void {
  for (let i = 0; i < b.length; i++) for (let j = 0; j < n; j++) Z[i * n + j]! += b[i]!;
}

function loss(Z: Float64Array, Y: Float64Array): number {
  let total = 0;
  for (let j = 0; j < Z.length; j++) {
    const z = Z[j]!;
    total += Math.max(z, 0) - z * Y[j]! + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return total / Z.length;
}

function sumRows(dZ: Float64Array, db: Float64Array, n: number): void {
  for (let i = 0; i < db.length; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += dZ[i * n + j]!;
    db[i] = sum;
  }
}

function throughTanh(d: Float64Array, A: Float64Array): void {
  for (let i = 0; i < d.length; i++) d[i]! *= 1 - A[i]! * A[i]!;
}
