import { leaf, type Tensor } from './tensor.ts';

/**
 * One factor of the chain rule: carries `u` across an operation with value `y`, for one operand.
 * It is linear in `u` and a pure function of the operands.
 */
export type Derivative = (u: Tensor, y: Tensor, ...operands: Tensor[]) => Tensor;

/**
 * An operation is its value and its derivatives, nothing else. With Jₖ = ∂y/∂(operand k):
 * `pull[k]` gives Jₖᵀ u, a cotangent of y carried back to operand k (reverse mode), and
 * `push[k]` gives Jₖ u, a tangent of operand k carried on to y (forward mode).
 * Either may leave broadcasting to the sweep: what `pull` returns is summed to the operand's shape,
 * what `push` returns is repeated to the value's. Null stands for a derivative that is zero.
 */
export interface Operation {
  readonly value: (...operands: Tensor[]) => Tensor;
  readonly pull: readonly (Derivative | null)[];
  readonly push: readonly (Derivative | null)[];
  /** For a piecewise operation: the distance of the operands to the nearest kink or tie. */
  readonly kinkDistance?: (...operands: Tensor[]) => number;
  /** The operand is a logit: where it is large, the operation saturates. */
  readonly takesLogits?: boolean;
}

/** Computes the value and remembers how. */
export function apply(operation: Operation, ...operands: Tensor[]): Tensor {
  const { shape, data } = operation.value(...operands);
  let depth = 0;
  for (const operand of operands) depth = Math.max(depth, operand.depth + 1);
  return { shape, data, origin: { operation, operands }, depth };
}

/**
 * An operation whose Jacobians are symmetric up to broadcasting, so that one rule carries cotangents
 * back and tangents on: elementwise operations (diagonal Jacobians), softmax, standardisation.
 */
export function symmetric(
  value: Operation['value'],
  ...derivatives: (Derivative | null)[]
): Operation {
  return { value, pull: derivatives, push: derivatives };
}

/** An operation of one operand that is linear: the value's own rule carries tangents. */
export function linear(value: (x: Tensor) => Tensor, adjoint: Derivative): Operation {
  return { value, pull: [adjoint], push: [value] };
}

/** The same numbers under another shape. */
export function reshaped(x: Tensor, shape: readonly number[]): Tensor {
  return leaf(shape, x.data);
}
