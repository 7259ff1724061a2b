import { apply } from './operation.ts';
import { operations } from './operations.ts';
import { asTensor, type Tensor, type TensorLike } from './tensor.ts';

/*
 * An operand is a tensor of any shape or a number. Operands broadcast as in NumPy (Harris et al.,
 * “Array programming with NumPy”, 2020); the result has the common shape, and what a repeated entry
 * receives as gradient is summed. Derivatives: NIST Digital Library of Mathematical Functions, §4.7.
 */

/** a + b, elementwise, shapes broadcast. ∂/∂a = ∂/∂b = 1. */
export function add(a: TensorLike, b: TensorLike): Tensor {
  return apply(operations.add, asTensor(a), asTensor(b));
}

/** a − b, elementwise, shapes broadcast. ∂/∂a = 1, ∂/∂b = −1. */
export function sub(a: TensorLike, b: TensorLike): Tensor {
  return apply(operations.sub, asTensor(a), asTensor(b));
}

/** a · b, elementwise, shapes broadcast. ∂/∂a = b, ∂/∂b = a. */
export function mul(a: TensorLike, b: TensorLike): Tensor {
  return apply(operations.mul, asTensor(a), asTensor(b));
}

/** a / b, elementwise, shapes broadcast. ∂/∂a = 1/b, ∂/∂b = −a/b². */
export function div(a: TensorLike, b: TensorLike): Tensor {
  return apply(operations.div, asTensor(a), asTensor(b));
}

/**
 * xᵖ, elementwise, shapes broadcast. ∂/∂x = p xᵖ⁻¹, and 0 where p = 0; ∂/∂p = xᵖ log x, and 0 where
 * xᵖ = 0 and at 0⁰, as PyTorch has it. A negative x has no slope in p (NaN), and with a fractional p
 * no value either.
 */
export function pow(x: TensorLike, exponent: TensorLike): Tensor {
  return apply(operations.pow, asTensor(x), asTensor(exponent));
}

/** −x, elementwise. ∂/∂x = −1. */
export function neg(x: TensorLike): Tensor {
  return apply(operations.neg, asTensor(x));
}

/** eˣ, elementwise. ∂/∂x = eˣ. */
export function exp(x: TensorLike): Tensor {
  return apply(operations.exp, asTensor(x));
}

/** The natural logarithm log x, elementwise. ∂/∂x = 1/x. */
export function log(x: TensorLike): Tensor {
  return apply(operations.log, asTensor(x));
}

/** log(1 + x), elementwise, exact for small x. ∂/∂x = 1/(1 + x). */
export function log1p(x: TensorLike): Tensor {
  return apply(operations.log1p, asTensor(x));
}

/** √x, elementwise. ∂/∂x = 1/(2√x), infinite at 0. */
export function sqrt(x: TensorLike): Tensor {
  return apply(operations.sqrt, asTensor(x));
}

/** |x|, elementwise. ∂/∂x = sign x, and 0 at the kink x = 0, as PyTorch has it. */
export function abs(x: TensorLike): Tensor {
  return apply(operations.abs, asTensor(x));
}

/** max(a, b), elementwise, shapes broadcast. The larger takes the gradient; a tie gives half to each, as PyTorch and JAX have it. */
export function maximum(a: TensorLike, b: TensorLike): Tensor {
  return apply(operations.maximum, asTensor(a), asTensor(b));
}

/** min(a, b), elementwise, shapes broadcast. The smaller takes the gradient; a tie gives half to each. */
export function minimum(a: TensorLike, b: TensorLike): Tensor {
  return apply(operations.minimum, asTensor(a), asTensor(b));
}

/**
 * a where the condition is not 0, else b; all three broadcast. The gradient goes to the one that was
 * chosen; the condition has none. What is not chosen may be NaN or infinite. But where it was computed
 * by an operation with an infinite slope, that slope meets a gradient of 0 and gives NaN, as in
 * PyTorch and JAX: choose the operand of such an operation, not its result.
 */
export function where(condition: TensorLike, a: TensorLike, b: TensorLike): Tensor {
  return apply(operations.where, asTensor(condition), asTensor(a), asTensor(b));
}
