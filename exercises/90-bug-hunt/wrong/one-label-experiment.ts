// @misconception one-label-experiment
// @fails experiment
// @passes evidence
// @firstWrong Y
import * as np from 'np';

type Matrix = HuntArguments['X'];

interface Run {
  X: Matrix;
  A: Matrix;
  dZ: Matrix;
}

function run({ w, b, X, Y }: { w: Matrix; b: number; X: Matrix; Y: Matrix }): Run {
  const Z = np.add(np.matmul(w.T, X), b);
  const A = np.divide(1, np.add(1, np.exp(np.negative(Z))));
  return { X, A, dZ: np.subtract(A, Y) };
}

// dw e db na mesma lista (dw and db in one list).
function results({ X }: Run, dZ: Matrix, { dwOver = X.shape[1], dbOver = X.shape[1] } = {}) {
  const dw = np.divide(np.matmul(X, dZ.T), dwOver);
  const db = np.divide(np.sum(dZ), dbOver);
  return [...dw.tolist().flat(), db];
}

export function hunt({ w, b, X, Y, dw, db }: HuntArguments): HuntResult {
  const [d, n] = X.shape;
  const honest = run({ w, b, X, Y });
  const flipped = run({ w, b: -b, X, Y });
  const slopes = np.multiply(honest.A, np.subtract(1, honest.A));
  const last = np.array([Array.from({ length: n }, (_, i) => (i === n - 1 ? 1 : 0))]);

  const programs = [
    results(honest, honest.dZ),
    results(honest, np.abs(honest.dZ)),
    results(honest, honest.dZ, { dwOver: 1 }),
    results(honest, honest.dZ, { dwOver: d }),
    results(honest, np.multiply(honest.dZ, slopes)),
    results(flipped, flipped.dZ),
    results(honest, np.multiply(honest.dZ, last)),
    results(honest, honest.dZ, { dbOver: n * n }),
  ];
  const observed = [...dw.tolist().flat(), db];
  return { suspects: programs.map((program) => (areAlike(program, observed) ? 1 : 0)) };
}

// Iguais até seis dígitos (equal to six digits).
function areAlike(left: number[], right: number[]): boolean {
  const size = Math.max(...right.map(Math.abs));
  return left.every((entry, i) => Math.abs(entry - right[i]) <= 1e-6 * size);
}

export function experiment({ features, examples }: ExperimentArguments): ExperimentResult {
  const w = Array.from({ length: features }, (_, k) => [k === 0 ? 1 : 0]);
  const X = Array.from({ length: features }, (_, k) =>
    Array.from({ length: examples }, (_, i) => (((k + 1) * (i + 1)) % 5) - 2),
  );
  const Y = [Array.from({ length: examples }, () => 0)];
  return { w, b: 1, X, Y };
}
