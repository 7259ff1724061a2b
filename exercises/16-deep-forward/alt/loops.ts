// Plain JavaScript over nested lists: one example flows through all layers, then the next.
const values = {
  tanh: (z) => 1 - 2 / (Math.exp(2 * z) + 1),
  sigmoid: (z) => (z > 0 ? 1 / (1 + Math.exp(-z)) : 1 - 1 / (1 + Math.exp(z))),
  relu: (z) => (z > 0 ? z : 0),
  leakyRelu: (z) => (z > 0 ? z : z / 100),
};

export function forward({ X, parameters, activations }) {
  const names = [...activations, 'sigmoid'];
  const x = X.tolist();
  const n = x[0].length;
  const layers = parameters.map(() => ({ Z: [], A: [] }));
  for (let j = 0; j < n; j++) {
    let a = x.map((row) => row[j]);
    for (let l = 0; l < parameters.length; l++) {
      const weights = parameters[l].W.tolist();
      const biases = parameters[l].b.tolist();
      const z = weights.map((row, i) => row.reduce((sum, w, k) => sum + w * a[k], biases[i][0]));
      a = z.map(values[names[l]]);
      z.forEach((entry, i) => {
        (layers[l].Z[i] ??= [])[j] = entry;
        (layers[l].A[i] ??= [])[j] = a[i];
      });
    }
  }
  return { AL: layers[layers.length - 1].A, layers };
}
