// Plain JavaScript: one list of errors per program, sums written out; experiment from a fixed table of digits.
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

export function hunt({ w, b, X, Y, dw, db }) {
  const [weights, rows, [labels]] = [w.tolist().flat(), X.tolist(), Y.tolist()];
  const [d, n] = X.shape;
  const answers = (bias) =>
    labels.map((_, i) => sigmoid(rows.reduce((z, row, k) => z + weights[k] * row[i], bias)));
  const errors = (a) => a.map((answer, i) => answer - labels[i]);
  const honest = errors(answers(b));

  const gradient = (dz, perWeight = n, perBias = n) => {
    const sums = rows.map((row) => row.reduce((sum, x, i) => sum + x * dz[i], 0) / perWeight);
    return [...sums, dz.reduce((sum, error) => sum + error, 0) / perBias];
  };
  const slide = answers(b).map((a, i) => (labels[i] / a + (1 - labels[i]) / (1 - a)) * a * (1 - a));
  const damped = answers(b).map((a, i) => honest[i] * a * (1 - a));
  const programs = [
    gradient(honest),
    gradient(slide),
    gradient(honest, 1),
    gradient(honest, d),
    gradient(damped),
    gradient(errors(answers(-b))),
    gradient(honest.map((error, i) => (i < n - 1 ? 0 : error))),
    gradient(honest, n, n ** 2),
  ];
  const seen = [...dw.tolist().flat(), db];
  const scale = Math.max(...seen.map(Math.abs));
  const fits = (program) => program.every((x, k) => Math.abs(x - seen[k]) < 1e-6 * scale);
  return { suspects: programs.map((program) => Number(fits(program))) };
}

export function experiment({ features, examples }) {
  const digits = '314159265358979323846264338327950288419716939937510';
  const X = [];
  for (let k = 0; k < features; k++) {
    X[k] = [];
    for (let i = 0; i < examples; i++) X[k][i] = (Number(digits[k * examples + i]) % 4) - 1;
  }
  const w = X.map((_, k) => [k === 1 ? -1 : 0]);
  return { w, b: [[-1]], X, Y: [X[0].map((_, i) => (i % 2 === 0 ? 0 : 1))] };
}
