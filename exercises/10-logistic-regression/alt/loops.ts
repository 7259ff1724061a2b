// Plain JavaScript: one example after another over nested lists, the chain rule written out, no np.
export function forward({ w, b, X, Y }) {
  const [weights, inputs, [labels]] = [w.tolist().flat(), X.tolist(), Y.tolist()];
  const n = labels.length;
  const A = [];
  let total = 0;
  for (let i = 0; i < n; i++) {
    let z = b;
    for (let k = 0; k < weights.length; k++) z += weights[k] * inputs[k][i];
    A[i] = 1 / (1 + Math.exp(-z));
    total += labels[i] === 1 ? Math.log(A[i]) : Math.log(1 - A[i]);
  }
  return { A: [A], J: -total / n, cache: { inputs, labels, A } };
}

export function backward({ cache }) {
  const { inputs, labels, A } = cache;
  const n = labels.length;
  const dZ = A.map((a, i) => {
    const dA = labels[i] === 1 ? -1 / a : 1 / (1 - a);
    return dA * a * (1 - a);
  });
  const dw = inputs.map((row) => [row.reduce((sum, x, i) => sum + x * dZ[i], 0) / n]);
  let db = 0;
  for (let i = n - 1; i >= 0; i--) db += dZ[i] / n;
  return { dZ: [dZ], dw, db: [[db]] };
}
