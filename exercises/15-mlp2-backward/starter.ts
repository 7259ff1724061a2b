import * as np from 'np';

// Ida (forward): X → Z1 → A1 = g(Z1) → Z2 → A2 = σ(Z2) → J
export function forward({ X, Y, W1, b1, W2, b2, g }: ForwardArguments): ForwardResult {
  return {
    A2: np.zerosLike(Y),
    J: 0,
    cache: { X, W1, W2 }, // o que a volta vai precisar (what backward will need)
  };
}

// Volta (backward): dZ e dA por exemplo; 1/n só em dW e db (dZ, dA per example; 1/n in dW and db only).
export function backward({ cache }: BackwardArguments): BackwardResult {
  const { X, W1, W2 } = cache;
  const [n1] = W1.shape;
  const [, n] = X.shape;
  return {
    dZ2: np.zeros([1, n]),
    dW2: np.zerosLike(W2),
    db2: np.zeros([1, 1]),
    dA1: np.zeros([n1, n]),
    dZ1: np.zeros([n1, n]),
    dW1: np.zerosLike(W1),
    db1: np.zeros([n1, 1]),
  };
}
