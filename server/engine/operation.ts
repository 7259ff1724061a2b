import { sumTo, times } from './loops.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/**
 * One factor of the chain rule: carries `u` across an operation with value `y`, for one operand.
 * Linear in `u`, and a pure function of what it is given.
 */
export type Derivative = (u: Tensor, y: Tensor, ...operands: Tensor[]) => Tensor;

/** ∂y/∂operand entry by entry, where each entry of y depends on one entry of the operand. */
export type Slope = (y: Tensor, ...operands: Tensor[]) => Tensor;

/**
 * An operation is its value and its derivatives, nothing else. With Jₖ = ∂y/∂(operand k):
 * `pull[k]` gives Jₖᵀ u, a cotangent of y carried back to operand k (reverse mode), and
 * `push[k]` gives Jₖ u, a tangent of operand k carried on to y (forward mode).
 * Broadcasting is left to the sweeps: what `pull` returns is summed to the operand's shape, what
 * `push` returns is repeated to the value's. Null stands for a derivative that is zero.
 */
export interface Operation {
  readonly value: (...operands: Tensor[]) => Tensor;
  readonly pull: readonly (Derivative | null)[];
  readonly push: readonly (Derivative | null)[];
  /** For a piecewise operation: how far its operands are from the nearest kink or tie. */
  readonly kinkDistance?: (...operands: Tensor[]) => number;
  /** The first operand is a logit: where it is large, the operation saturates. */
  readonly takesLogits?: boolean;
  /** The operand holds units: those above zero go on as they are, the others are held back. */
  readonly gatesUnits?: boolean;
}

/** Computes the value and remembers how. */
export function apply(operation: Operation, ...operands: Tensor[]): Tensor {
  const { shape, data } = operation.value(...operands);
  return { shape, data, origin: { operation, operands } };
}

/** The Jacobians are symmetric but for broadcasting: one rule carries cotangents back and tangents on. */
export function symmetric(
  value: Operation['value'],
  ...derivatives: (Derivative | null)[]
): Operation {
  return { value, pull: derivatives, push: derivatives };
}

/** Entry by entry: the Jacobians are diagonal, and given by the slopes. */
export function elementwise(value: Operation['value'], ...slopes: Slope[]): Operation {
  const derivatives = slopes.map(
    (slope): Derivative =>
      (u, y, ...operands) =>
        times(u, slope(y, ...operands)),
  );
  return symmetric(value, ...derivatives);
}

/** Linear in its one operand: the value's own rule carries tangents on, its adjoint carries cotangents back. */
export function linear(value: (x: Tensor) => Tensor, adjoint: Derivative): Operation {
  return { value, pull: [adjoint], push: [value] };
}

/** Several entries of x make one of y, which has the shape `kept`; the slopes have the shape of x. */
export function reduction(
  kept: Shape,
  value: (x: Tensor) => Tensor,
  slope: (y: Tensor, x: Tensor) => Tensor,
): Operation {
  return {
    value,
    pull: [(u, y, x) => times(u, slope(y, x))],
    push: [(u, y, x) => sumTo(times(u, slope(y, x)), kept)],
  };
}
