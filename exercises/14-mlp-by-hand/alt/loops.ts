// Plain JavaScript, unit by unit over lists; everything of a closed unit is zero without being computed.
export function forward({ x, y, W1, b1, W2, b2 }) {
  const inputs = x.tolist().flat();
  const [weights] = W2.tolist();
  const biases = b1.tolist();
  const z1 = W1.tolist().map((row, i) =>
    row.reduce((sum, w, k) => sum + w * inputs[k], biases[i][0]),
  );
  const a1 = z1.map((z) => (z > 0 ? z : 0));
  let z2 = b2.item();
  for (let i = a1.length - 1; i >= 0; i--) z2 += weights[i] * a1[i];
  const yhat = 1 / (1 + Math.exp(-z2));
  const L = -Math.log(y === 1 ? yhat : 1 - yhat);
  const column = (list) => list.map((entry) => [entry]);
  return {
    z1: column(z1),
    a1: column(a1),
    z2: [[z2]],
    yhat: [yhat],
    L,
    cache: { inputs, weights, z1, a1, error: yhat - y },
  };
}

export function backward({ cache: { inputs, weights, z1, a1, error } }) {
  const gradients = { dz2: error, dW2: [[]], db2: [[error]], da1: [], dz1: [], dW1: [], db1: [] };
  for (let i = 0; i < z1.length; i++) {
    const arriving = weights[i] * error;
    const passing = z1[i] > 0 ? arriving : 0;
    gradients.dW2[0].push(error * a1[i]);
    gradients.da1.push([arriving]);
    gradients.dz1.push([passing]);
    gradients.dW1.push(inputs.map((input) => passing * input));
    gradients.db1.push([passing]);
  }
  return gradients;
}
