import { graphBelow } from './graph.ts';
import type { Tensor } from './tensor.ts';

/** How far a computation is from the places where a derivative is hard to measure. */
export interface Inspection {
  /**
   * The smallest distance of an operand of a piecewise operation (relu, leakyRelu, abs, maximum,
   * minimum, max, maxPool2d) to its kink or tie, over the operand's root mean square; Infinity
   * without such operations.
   */
  readonly kinkMargin: number;
  /** The largest |z| that entered a sigmoid or a cross-entropy of logits; 0 without one. */
  readonly largestLogit: number;
  /** The share of the units of relu and leakyRelu that are above zero; NaN without one. */
  readonly activeShare: number;
}

/** Looks through everything that the outputs were computed from for places where a numerical check is unsafe. */
export function inspect(outputs: readonly Tensor[]): Inspection {
  let kinkMargin = Infinity;
  let largestLogit = 0;
  const units = { active: 0, all: 0 };
  for (const { origin } of graphBelow(outputs)) {
    if (origin === null) continue;
    const { operation, operands } = origin;
    const distance = operation.kinkDistance?.(...operands) ?? Infinity;
    kinkMargin = Math.min(kinkMargin, distance);
    if (operation.takesLogits === true) largestLogit = Math.max(largestLogit, largest(operands[0]));
    if (operation.gatesUnits === true) {
      units.active += operands[0]?.data.filter((z) => z > 0).length ?? 0;
      units.all += operands[0]?.data.length ?? 0;
    }
  }
  return { kinkMargin, largestLogit, activeShare: units.active / units.all };
}

function largest(logits: Tensor | undefined): number {
  return logits?.data.reduce((most, z) => Math.max(most, Math.abs(z)), 0) ?? 0;
}
