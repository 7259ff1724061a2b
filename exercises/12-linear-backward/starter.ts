import * as np from 'np';

export function forward({ Aprev, W, b }: ForwardArguments): ForwardResult {
  const [n1] = W.shape;
  const [, n] = Aprev.shape;
  return { Z: np.zeros([n1, n]) };
}

// dZ chega pronto, um por exemplo (dZ is given, per example); 1/n só em dW e db (1/n in dW and db only).
export function backward({ dZ, Aprev, W }: BackwardArguments): BackwardResult {
  const [n1] = W.shape;
  return {
    dW: np.zerosLike(W),
    db: np.zeros([n1, 1]),
    dAprev: np.zerosLike(Aprev),
  };
}
