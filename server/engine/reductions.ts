import { apply } from './operation.ts';
import { operations } from './operations.ts';
import { axesOf, shapeText, sizeOf, type Shape } from './shape.ts';
import { asTensor, type Tensor, type TensorLike } from './tensor.ts';

/** What is summed over, as in NumPy. */
export interface ReductionOptions {
  /** One axis or several, counted from the end when negative; all of them when absent. */
  readonly axis?: number | readonly number[];
  /** Leaves the reduced axes in place with size 1. */
  readonly keepdims?: boolean;
}

/** What runs along one axis has to be told which; negative ones count from the end. */
export interface AxisOptions {
  readonly axis: number;
}

/** Σ x over the named axes; shape () when all are summed. ∂/∂x = 1, repeated along those axes. */
export function sum(x: TensorLike, options: ReductionOptions = {}): Tensor {
  const operand = asTensor(x);
  const { kept, shape } = reducedShapes('sum', operand.shape, options);
  return shaped(apply(operations.sum(kept), operand), shape);
}

/** (1/n) Σ x over the named axes with n entries between them. ∂/∂x = 1/n. */
export function mean(x: TensorLike, options: ReductionOptions = {}): Tensor {
  const operand = asTensor(x);
  const { kept, shape } = reducedShapes('mean', operand.shape, options);
  return shaped(apply(operations.mean(kept), operand), shape);
}

/**
 * The largest entry over the named axes. The winner takes the gradient; k tied winners take 1/k each,
 * as PyTorch's amax and JAX have it.
 */
export function max(x: TensorLike, options: ReductionOptions = {}): Tensor {
  const operand = asTensor(x);
  const { kept, shape } = reducedShapes('max', operand.shape, options);
  if (operand.data.length === 0 && sizeOf(kept) > 0)
    throw new RangeError(
      `max: shape ${shapeText(operand.shape)} leaves nothing to choose from; ` +
        'what is reduced must have at least one entry',
    );
  return shaped(apply(operations.max(kept), operand), shape);
}

/**
 * softmax(x)ᵢ = e^xᵢ / Σⱼ e^xⱼ along one axis, in the shape of x, shifted by the largest entry (Blanchard,
 * Higham and Higham, 2021). Jacobian diag(y) − y yᵀ.
 */
export function softmax(x: TensorLike, { axis }: AxisOptions): Tensor {
  const operand = asTensor(x);
  return apply(operations.softmax(reducedShapes('softmax', operand.shape, { axis }).kept), operand);
}

/**
 * log softmax(x)ᵢ = xᵢ − log Σⱼ e^xⱼ along one axis, in the shape of x, exact where the softmax y itself
 * would round to 0 or 1. Jacobian I − 1 yᵀ.
 */
export function logSoftmax(x: TensorLike, { axis }: AxisOptions): Tensor {
  const operand = asTensor(x);
  const { kept } = reducedShapes('logSoftmax', operand.shape, { axis });
  return apply(operations.logSoftmax(kept), operand);
}

/** log Σ eˣ along one axis, shifted by the largest entry. ∂/∂x = softmax(x). */
export function logSumExp(
  x: TensorLike,
  options: AxisOptions & Pick<ReductionOptions, 'keepdims'>,
): Tensor {
  const operand = asTensor(x);
  const { kept, shape } = reducedShapes('logSumExp', operand.shape, options);
  return shaped(apply(operations.logSumExp(kept), operand), shape);
}

/** The operand's shape with size 1 on the reduced axes, and the shape that the caller wants. */
function reducedShapes(operation: string, shape: Shape, options: ReductionOptions) {
  const axes = axesOf(operation, options.axis, shape);
  const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const left = shape.filter((_size, axis) => !axes.includes(axis));
  return { kept, shape: options.keepdims === true ? kept : left };
}

function shaped(x: Tensor, shape: Shape): Tensor {
  return x.shape.length === shape.length ? x : apply(operations.reshape(shape), x);
}
