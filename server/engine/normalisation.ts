import { add, mul } from './elementary.ts';
import { apply } from './operation.ts';
import { operations } from './operations.ts';
import { sameShape, shapeText } from './shape.ts';
import type { Tensor } from './tensor.ts';

export interface NormalisationOptions {
  /** What is added to the variance, lest it be 0; 1e-5 by default. */
  readonly eps?: number;
}

/**
 * Batch normalisation as in training: y = γ (x − μ)/√(σ² + eps) + β, where μ and the biased variance
 * σ² are each feature's over the examples. Shapes: x and y (features, n), γ and β (features, 1).
 * With x̂ = (x − μ)/√(σ² + eps) and v = γ u, a cotangent u of y becomes (v − mean v − x̂ mean(v x̂))/√(σ² + eps)
 * for x, Σ u x̂ for γ and Σ u for β.
 * Ioffe and Szegedy, 2015.
 */
export function batchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { eps = 1e-5 }: NormalisationOptions = {},
): Tensor {
  const [features] = requireFeatures('batchNorm', x, gamma, beta);
  const standard = apply(operations.standardise([features, 1], eps), x);
  return add(mul(gamma, standard), beta);
}

/**
 * Layer normalisation: y = γ (x − μ)/√(σ² + eps) + β, where μ and the biased variance σ² are each
 * example's over its features. Shapes: x and y (features, n), γ and β (features, 1). Derivatives as those of
 * `batchNorm`, with the means over the features. Ba, Kiros and Hinton, 2016.
 */
export function layerNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { eps = 1e-5 }: NormalisationOptions = {},
): Tensor {
  const [, n] = requireFeatures('layerNorm', x, gamma, beta);
  const standard = apply(operations.standardise([1, n], eps), x);
  return add(mul(gamma, standard), beta);
}

function requireFeatures(
  operation: string,
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
): readonly [features: number, n: number] {
  const [features = 0, n = 0] = x.shape;
  const fits = [gamma, beta].every(({ shape }) => sameShape(shape, [features, 1]));
  if (x.shape.length === 2 && fits) return [features, n];
  throw new RangeError(
    `${operation}: shapes ${shapeText(x.shape)}, ${shapeText(gamma.shape)} and ${shapeText(beta.shape)} do not fit: ` +
      'x must be (features, examples), gamma and beta (features, 1)',
  );
}
