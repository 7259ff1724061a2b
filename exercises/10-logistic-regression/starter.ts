import * as np from 'np';

// Ida (forward): z = wᵀx + b, a = σ(z) para cada coluna de X; J é a média das perdas.
export function forward({ w, b, X, Y }: ForwardArguments): ForwardResult {
  return {
    A: np.zerosLike(Y),
    J: 0,
    cache: { X, Y }, // o que a volta vai precisar (what backward will need)
  };
}

// Volta (backward): dZ por exemplo; 1/n só em dw e db (dZ per example; 1/n in dw and db only).
export function backward({ cache }: BackwardArguments): BackwardResult {
  const { X, Y } = cache;
  const [d] = X.shape;
  return { dZ: np.zerosLike(Y), dw: np.zeros([d, 1]), db: 0 };
}
