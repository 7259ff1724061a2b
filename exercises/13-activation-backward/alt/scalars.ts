// One number at a time: value and slope as functions of z alone, mapped over nested lists; no np. At zero, the
// slope of the line on the right.
const sigmoid = (z: number) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : 1 - 1 / (1 + Math.exp(z)));

const values: Record<string, (z: number) => number> = {
  sigmoid,
  tanh: Math.tanh,
  relu: (z) => (z > 0 ? z : 0),
  leakyRelu: (z) => Math.max(z, 0.01 * z),
};

const slopes: Record<string, (z: number) => number> = {
  sigmoid: (z) => sigmoid(z) * sigmoid(-z),
  tanh: (z) => 1 / Math.cosh(z) ** 2,
  relu: (z) => (z >= 0 ? 1 : 0),
  leakyRelu: (z) => (z >= 0 ? 1 : 0.01),
};

export function forward({ Z, g }: ForwardArguments): ForwardResult {
  return { A: Z.tolist().map((row: number[]) => row.map(values[g])) };
}

export function backward({ dA, Z, g }: BackwardArguments): BackwardResult {
  const upstream: number[][] = dA.tolist();
  const dZ = Z.tolist().map((row: number[], i: number) =>
    row.map((z, j) => upstream[i][j] * slopes[g](z)),
  );
  return { dZ };
}
