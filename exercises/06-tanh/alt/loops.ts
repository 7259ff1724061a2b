// Plain JavaScript, cell by cell: exponentials of negative numbers only; the slope as (1 − a)(1 + a).
export function tanh({ Z }) {
  const A = [];
  for (const row of Z.tolist()) {
    const values = [];
    for (const z of row) {
      const shrinkage = Math.expm1(-2 * Math.abs(z));
      values.push((Math.sign(z) * -shrinkage) / (shrinkage + 2));
    }
    A.push(values);
  }
  return { A };
}

export function tanhGrad({ A }) {
  const [m, n] = A.shape;
  const dAdZ = [];
  for (let i = 0; i < m; i++) {
    dAdZ.push(new Array(n).fill(0));
    for (let j = 0; j < n; j++) dAdZ[i][j] = (1 - A.at(i, j)) * (1 + A.at(i, j));
  }
  return { dAdZ };
}
