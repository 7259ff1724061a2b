// Plain JavaScript over nested lists, no np: one example flows through all layers and back, then the next.
const values = {
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  relu: (z) => (z > 0 ? z : 0),
  leakyRelu: (z) => (z > 0 ? z : z / 100),
};

const slopes = {
  tanh: (z) => 1 - Math.tanh(z) ** 2,
  sigmoid: (z) => values.sigmoid(z) * values.sigmoid(-z),
  relu: (z) => (z > 0 ? 1 : 0),
  leakyRelu: (z) => (z > 0 ? 1 : 1 / 100),
};

export function forward({ X, Y, parameters, activations }) {
  const layers = parameters.map(({ W, b }, index) => ({
    W: W.tolist(),
    b: b.tolist(),
    g: activations[index] ?? 'sigmoid',
  }));
  const x = X.tolist();
  const [y] = Y.tolist();
  const examples = y.map((label, j) => run(layers, column(x, j), label));
  const J = examples.reduce((sum, { loss }) => sum + loss, 0) / y.length;
  return { AL: [examples.map(({ a }) => a)], J, cache: { layers, examples } };
}

function run(layers, x, label) {
  const inputs = [];
  const logits = [];
  let a = x;
  for (const { W, b, g } of layers) {
    const z = W.map((row, i) => row.reduce((sum, weight, k) => sum + weight * a[k], b[i][0]));
    inputs.push(a);
    logits.push(z);
    a = z.map(values[g]);
  }
  const [z] = logits[logits.length - 1];
  const loss = Math.max(z, 0) - z * label + Math.log1p(Math.exp(-Math.abs(z)));
  return { inputs, logits, a: a[0], label, loss };
}

export function backward({ cache: { layers, examples } }) {
  const n = examples.length;
  const gradients = layers.map(({ W }) => ({
    dZ: W.map(() => []),
    dW: W.map((row) => row.map(() => 0)),
    db: W.map(() => [0]),
  }));
  for (const { inputs, logits, a, label } of examples) {
    let dz = [a - label];
    for (let l = layers.length - 1; l >= 0; l--) {
      const { dZ, dW, db } = gradients[l];
      dz.forEach((d, i) => {
        dZ[i].push(d);
        db[i][0] += d / n;
        inputs[l].forEach((input, k) => {
          dW[i][k] += (d * input) / n;
        });
      });
      if (l > 0) {
        const { W } = layers[l];
        const slope = slopes[layers[l - 1].g];
        dz = logits[l - 1].map((z, k) => {
          const da = dz.reduce((sum, d, i) => sum + W[i][k] * d, 0);
          return da * slope(z);
        });
      }
    }
  }
  return { gradients };
}

function column(rows, j) {
  return rows.map((row) => row[j]);
}
