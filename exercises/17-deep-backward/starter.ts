import * as np from 'np';

// parameters[0] = { W, b } da camada 1 (of layer 1); activations tem só as camadas ocultas (hidden layers only).
export function forward({ X, Y, parameters, activations }: ForwardArguments): ForwardResult {
  return {
    AL: np.zerosLike(Y),
    J: 0,
    cache: { X, parameters }, // o que a volta vai precisar (what backward will need)
  };
}

// Uma entrada por camada, a camada 1 primeiro (one entry per layer, layer 1 first).
export function backward({ cache }: BackwardArguments): BackwardResult {
  const { X, parameters }: Pick<ForwardArguments, 'X' | 'parameters'> = cache;
  const [, n] = X.shape;
  const gradients = parameters.map(({ W, b }) => ({
    dZ: np.zeros([b.shape[0], n]),
    dW: np.zerosLike(W),
    db: np.zerosLike(b),
  }));
  return { gradients };
}
