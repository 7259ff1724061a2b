import * as np from 'np';

// relu(z) = max(0, z): que inclinação tem a reta onde z está? (which slope has the line where z is?)
export function reluGrad({ Z }: ReluGradArguments): ReluGradResult {
  return { reluSlope: np.zerosLike(Z) };
}

// leaky(z) = z à direita, alpha·z à esquerda (z on the right, alpha·z on the left)
export function leakyGrad({ Z, alpha }: LeakyGradArguments): LeakyGradResult {
  return { leakySlope: np.zerosLike(Z) };
}
