import * as np from 'np';

// g é "sigmoid", "tanh", "relu" ou "leakyRelu" (inclinação 0.01 à esquerda; slope 0.01 on the left).
export function forward({ Z, g }: ForwardArguments): ForwardResult {
  return { A: np.zerosLike(Z) };
}

// A já vem calculado, A = g(Z) (A is given).
export function backward({ dA, Z, A, g }: BackwardArguments): BackwardResult {
  return { dZ: np.zerosLike(Z) };
}
