import * as np from 'np';

// Ida (forward): x → z1 → a1 = relu(z1) → z2 → ŷ = σ(z2) → L
export function forward({ x, y, W1, b1, W2, b2 }: ForwardArguments): ForwardResult {
  return {
    z1: np.zerosLike(b1),
    a1: np.zerosLike(b1),
    z2: 0,
    yhat: 0,
    L: 0,
    cache: { x, W1, W2 }, // o que a volta vai precisar (what backward will need)
  };
}

// Volta (backward): uma linha por seta, da última para a primeira (one line per arrow, from the last to the first).
export function backward({ cache }: BackwardArguments): BackwardResult {
  const { W1, W2 } = cache;
  const [n1] = W1.shape;
  return {
    dz2: 0,
    dW2: np.zerosLike(W2),
    db2: 0,
    da1: np.zeros([n1, 1]),
    dz1: np.zeros([n1, 1]),
    dW1: np.zerosLike(W1),
    db1: np.zeros([n1, 1]),
  };
}
