// Plain JavaScript over lists; the gradient grows example by example, the cost is looked at on the way.
export function train({ X, Y, steps, lr }) {
  const rows = X.tolist();
  const [labels] = Y.tolist();
  const n = labels.length;
  const w = rows.map(() => 0);
  let b = 0;
  const costs = [];
  while (costs.length < steps) {
    const dw = rows.map(() => 0);
    let db = 0;
    let cost = 0;
    for (let i = n - 1; i >= 0; i--) {
      const z = rows.reduce((sum, row, k) => sum + w[k] * row[i], b);
      const a = 1 / (1 + Math.exp(-z));
      cost -= Math.log(labels[i] === 1 ? a : 1 - a) / n;
      rows.forEach((row, k) => (dw[k] += ((a - labels[i]) * row[i]) / n));
      db += (a - labels[i]) / n;
    }
    costs.push(cost);
    dw.forEach((slope, k) => (w[k] -= lr * slope));
    b -= lr * db;
  }
  return { w: w.map((weight) => [weight]), b, costs };
}
