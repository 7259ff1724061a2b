import { apply } from './operation.ts';
import { operations } from './operations.ts';
import { asTensor, type Tensor, type TensorLike } from './tensor.ts';

/** tanh x, elementwise on any shape. ∂/∂x = 1 − tanh² x (NIST Digital Library of Mathematical Functions, §4.34). */
export function tanh(x: TensorLike): Tensor {
  return apply(operations.tanh, asTensor(x));
}

/** The logistic function σ(x) = 1/(1 + e⁻ˣ), elementwise, without overflow on either side. ∂/∂x = σ(x)(1 − σ(x)). */
export function sigmoid(x: TensorLike): Tensor {
  return apply(operations.sigmoid, asTensor(x));
}

/** log(1 + eˣ) = max(x, 0) + log1p(e^−|x|), elementwise. ∂/∂x = σ(x). Dugas et al., 2001. */
export function softplus(x: TensorLike): Tensor {
  return apply(operations.softplus, asTensor(x));
}

/**
 * max(x, 0), elementwise. ∂/∂x = 1 for x > 0, else 0: at the kink x = 0 it is 0, as in PyTorch and JAX.
 * Nair and Hinton, 2010.
 */
export function relu(x: TensorLike): Tensor {
  return apply(operations.relu, asTensor(x));
}

/**
 * x for x > 0, else slope · x, elementwise. ∂/∂x = 1 for x > 0, else the slope, also at the kink x = 0,
 * as in PyTorch. Maas, Hannun and Ng, 2013.
 */
export function leakyRelu(x: TensorLike, slope = 0.01): Tensor {
  return apply(operations.leakyRelu(slope), asTensor(x));
}

/** The activations by the names that exercises use. */
export const activations = {
  sigmoid: (x: TensorLike) => sigmoid(x),
  tanh: (x: TensorLike) => tanh(x),
  relu: (x: TensorLike) => relu(x),
  leakyRelu: (x: TensorLike) => leakyRelu(x),
} as const;
