// Plain JavaScript, one example at a time over nested lists; parameter gradients are sums that grow.
const activations = {
  tanh: { value: Math.tanh, slope: (z, a) => 1 - a ** 2 },
  sigmoid: { value: (z) => 1 / (1 + Math.exp(-z)), slope: (z, a) => a * (1 - a) },
  relu: { value: (z) => Math.max(0, z), slope: (z) => (z > 0 ? 1 : 0) },
  leakyRelu: { value: (z) => (z > 0 ? z : 0.01 * z), slope: (z) => (z > 0 ? 1 : 0.01) },
};

const matrix = (rows, columns, entry = (_i, _j) => 0) =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => entry(i, j)));

export function forward({ X, Y, W1, b1, W2, b2, g }) {
  const { value } = activations[g];
  const [x, [y], w1, c1, [w2], [[c2]]] = [X, Y, W1, b1, W2, b2].map((array) => array.tolist());
  const Z1 = matrix(w1.length, y.length, (i, j) =>
    w1[i].reduce((sum, weight, k) => sum + weight * x[k][j], c1[i][0]),
  );
  const A1 = Z1.map((row) => row.map((z) => value(z)));
  const A2 = y.map((_, j) => {
    const z = w2.reduce((sum, weight, i) => sum + weight * A1[i][j], c2);
    return 1 / (1 + Math.exp(-z));
  });
  let J = 0;
  for (let j = 0; j < y.length; j++) J -= Math.log(y[j] === 1 ? A2[j] : 1 - A2[j]) / y.length;
  return { A2: [A2], J, cache: { x, y, w1, w2, Z1, A1, A2, g } };
}

export function backward({ cache: { x, y, w1, w2, Z1, A1, A2, g } }) {
  const { slope } = activations[g];
  const [n0, n1, n] = [x.length, w1.length, y.length];
  const [dZ2, dW2, db2] = [matrix(1, n), matrix(1, n1), matrix(1, 1)];
  const [dA1, dZ1, dW1, db1] = [matrix(n1, n), matrix(n1, n), matrix(n1, n0), matrix(n1, 1)];
  for (let j = 0; j < n; j++) {
    const dA2 = (1 - y[j]) / (1 - A2[j]) - y[j] / A2[j];
    dZ2[0][j] = dA2 * A2[j] * (1 - A2[j]);
    db2[0][0] += dZ2[0][j] / n;
    for (let i = 0; i < n1; i++) {
      dW2[0][i] += (dZ2[0][j] * A1[i][j]) / n;
      dA1[i][j] = w2[i] * dZ2[0][j];
      dZ1[i][j] = dA1[i][j] * slope(Z1[i][j], A1[i][j]);
      db1[i][0] += dZ1[i][j] / n;
      for (let k = 0; k < n0; k++) dW1[i][k] += (dZ1[i][j] * x[k][j]) / n;
    }
  }
  return { dZ2, dW2, db2, dA1, dZ1, dW1, db1 };
}
