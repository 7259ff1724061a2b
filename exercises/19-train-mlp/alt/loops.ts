// Plain JavaScript over nested lists; one example at a time, the parameters change in place after the last one.
export function train({ X, Y, W1, b1, W2, b2, steps, lr }) {
  const [x, [y], w1, c1, [w2], [c2]] = [X, Y, W1, b1, W2, b2].map((array) => array.tolist());
  const [n0, n1, n] = [x.length, w1.length, y.length];
  const costs = [];
  for (let t = 0; t < steps; t++) {
    const gw1 = w1.map((row) => row.map(() => 0));
    const gc1 = w1.map(() => 0);
    const gw2 = w2.map(() => 0);
    let gc2 = 0;
    let cost = 0;
    for (let j = 0; j < n; j++) {
      const a = [];
      let z = c2[0];
      for (let i = 0; i < n1; i++) {
        let sum = c1[i][0];
        for (let k = 0; k < n0; k++) sum += w1[i][k] * x[k][j];
        a.push(Math.tanh(sum));
        z += w2[i] * a[i];
      }
      const sign = 2 * y[j] - 1;
      cost += Math.log1p(Math.exp(-sign * z)) / n;
      const dz = -sign / (1 + Math.exp(sign * z)) / n;
      gc2 += dz;
      for (let i = 0; i < n1; i++) {
        gw2[i] += dz * a[i];
        const back = dz * w2[i] * (1 - a[i]) * (1 + a[i]);
        gc1[i] += back;
        for (let k = 0; k < n0; k++) gw1[i][k] += back * x[k][j];
      }
    }
    costs.push(cost);
    c2[0] -= lr * gc2;
    for (let i = 0; i < n1; i++) {
      w2[i] -= lr * gw2[i];
      c1[i][0] -= lr * gc1[i];
      for (let k = 0; k < n0; k++) w1[i][k] -= lr * gw1[i][k];
    }
  }
  return { W1: w1, b1: c1, W2: [w2], b2: [c2], costs };
}
