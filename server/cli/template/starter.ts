import * as np from 'np';

// O que você guardar em cache chega em backward (what you keep in cache arrives in backward).
export function forward({ x, y, w, b }: ForwardArguments): ForwardResult {
  return { yhat: np.zerosLike(x), J: 0, cache: { x, y } };
}

// dyhat é por exemplo, sem 1/n (dyhat is per example, without 1/n).
export function backward({ cache }: BackwardArguments): BackwardResult {
  const { x } = cache;
  return { dyhat: np.zerosLike(x), dw: 0, db: 0 };
}
