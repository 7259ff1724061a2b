import type { TensorValue } from '../sandbox/types.ts';
import { hasExpectedShape } from './compare.ts';
import type { JudgedCase } from './judge-case.ts';
import type { Quantity } from './quantities.ts';

/** One gradient on one case, in numbers of the expected shape. */
export interface QuantityCase {
  readonly judged: JudgedCase;
  readonly quantity: Quantity;
  readonly student: TensorValue;
  /** What it was measured against: the student's own earlier gradients where they were re-based. */
  readonly reference: TensorValue;
  readonly isWrong: boolean;
}

/** A gradient that can be compared with others entry by entry; at kinks any of several values is right. */
export function findQuantityCase(judged: JudgedCase, name: string): QuantityCase | null {
  const quantity = judged.prepared.quantities.find((one) => one.name === name);
  const check = judged.checks.find((one) => one.quantity === name);
  const student = judged.outputs.get(name);
  const reference = judged.references.get(name);
  if (quantity?.kind !== 'gradient' || judged.prepared.spec.kink || !reference) return null;
  if (check?.problem !== null || student?.state !== 'tensor') return null;
  if (!hasExpectedShape(student, reference)) return null;
  return { judged, quantity, student, reference, isWrong: check.status === 'fail' };
}
