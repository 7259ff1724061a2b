import * as np from 'np';

// parameters[0] = { W, b } da camada 1 (of layer 1); activations tem só as camadas ocultas (hidden layers only).
// layers: uma entrada { Z, A } por camada, a camada 1 primeiro (one entry per layer, layer 1 first).
export function forward({ X, parameters, activations }: ForwardArguments): ForwardResult {
  const [, n] = X.shape;
  const layers = parameters.map(({ b }) => {
    const [units] = b.shape;
    return { Z: np.zeros([units, n]), A: np.zeros([units, n]) };
  });
  return { AL: np.zeros([1, n]), layers };
}
