import { add, mul } from './elementary.ts';
import { apply } from './operation.ts';
import { operations } from './operations.ts';
import { shapeText } from './shape.ts';
import type { Tensor } from './tensor.ts';

export interface NormalisationOptions {
  readonly eps?: number;
}

/**
 * Batch normalisation as in training: y = γ (x − μ)/√(σ² + eps) + β, where μ and the biased variance
 * σ² are each feature's over the examples. Shapes: x (features, n), γ and β (features, 1).
 * Ioffe and Szegedy, 2015.
 */
export function batchNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { eps = 1e-5 }: NormalisationOptions = {},
): Tensor {
  const [features = 0] = requireMatrix('batchNorm', x);
  const standard = apply(operations.standardise([features, 1], eps), x);
  return add(mul(gamma, standard), beta);
}

/**
 * Layer normalisation: y = γ (x − μ)/√(σ² + eps) + β, where μ and the biased variance σ² are each
 * example's over its features. Shapes: x (features, n), γ and β (features, 1). Ba, Kiros and Hinton, 2016.
 */
export function layerNorm(
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  { eps = 1e-5 }: NormalisationOptions = {},
): Tensor {
  const [, n = 0] = requireMatrix('layerNorm', x);
  const standard = apply(operations.standardise([1, n], eps), x);
  return add(mul(gamma, standard), beta);
}

function requireMatrix(operation: string, x: Tensor): readonly number[] {
  if (x.shape.length === 2) return x.shape;
  throw new RangeError(
    `${operation}: x has shape ${shapeText(x.shape)}; it must be (features, examples)`,
  );
}
