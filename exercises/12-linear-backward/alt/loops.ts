// Index by index over nested lists, exactly as the sums are written; no np.
type Rows = number[][];

const zeros = (rows: number, columns: number): Rows =>
  Array.from({ length: rows }, () => Array<number>(columns).fill(0));

export function forward({ Aprev, W, b }: ForwardArguments): ForwardResult {
  const [a, w, bias]: Rows[] = [Aprev.tolist(), W.tolist(), b.tolist()];
  const [n1, n0, n] = [w.length, a.length, a[0].length];
  const Z = zeros(n1, n);
  for (let i = 0; i < n1; i++) {
    for (let j = 0; j < n; j++) {
      Z[i][j] = bias[i][0];
      for (let k = 0; k < n0; k++) Z[i][j] += w[i][k] * a[k][j];
    }
  }
  return { Z };
}

export function backward({ dZ, Aprev, W }: BackwardArguments): BackwardResult {
  const [upstream, a, w]: Rows[] = [dZ.tolist(), Aprev.tolist(), W.tolist()];
  const [n1, n0, n] = [w.length, a.length, a[0].length];
  const [dW, db, dAprev] = [zeros(n1, n0), zeros(n1, 1), zeros(n0, n)];
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n1; i++) {
      db[i][0] += upstream[i][j] / n;
      for (let k = 0; k < n0; k++) {
        dW[i][k] += (upstream[i][j] * a[k][j]) / n;
        dAprev[k][j] += w[i][k] * upstream[i][j];
      }
    }
  }
  return { dW, db, dAprev };
}
