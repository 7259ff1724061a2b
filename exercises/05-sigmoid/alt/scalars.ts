// Plain JavaScript over nested lists: e is never raised to a positive number; the slope is a − a².
const entrywise = (f) => (rows) => rows.tolist().map((row) => row.map((entry) => f(entry)));

function logistic(z) {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const growth = Math.exp(z);
  return growth / (1 + growth);
}

const logisticOf = entrywise(logistic);
const slopeOf = entrywise((a) => a - a ** 2);

export function sigmoid({ Z }) {
  return { A: logisticOf(Z) };
}

export function sigmoidGrad({ A }) {
  return { dAdZ: slopeOf(A) };
}
