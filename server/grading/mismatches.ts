import { visibilityRank } from './first-wrong.ts';
import type { JudgedCase } from './judge-case.ts';
import { findRelation, type Mismatch, type Relation } from './relations.ts';

/**
 * How every blamed quantity is related to what was expected of it, where one relation explains all the cases in
 * which it is wrong. Cases that students see come first: numbers that are told are theirs.
 */
export function relateQuantities(cases: readonly JudgedCase[]): ReadonlyMap<string, Relation> {
  const blamed = new Set(
    cases.flatMap(({ checks }) =>
      checks.flatMap(({ quantity, status }) => (status === 'fail' ? [quantity] : [])),
    ),
  );
  return new Map(
    [...blamed].flatMap((quantity) => {
      const relation = findRelation(quantity, listMismatches(quantity, cases));
      return relation ? [[quantity, relation] as const] : [];
    }),
  );
}

/** Every case in which the quantity came as finite numbers and was wrong, even on the student's own earlier values. */
function listMismatches(quantity: string, cases: readonly JudgedCase[]): Mismatch[] {
  return cases
    .toSorted((a, b) => visibilityRank(a) - visibilityRank(b))
    .flatMap(({ checks, outputs, references, prepared }) => {
      const check = checks.find((candidate) => candidate.quantity === quantity);
      const student = outputs.get(quantity);
      const reference = references.get(quantity);
      if (check?.status !== 'fail' || student?.state !== 'tensor' || !reference) return [];
      if (!student.data.every(Number.isFinite)) return [];
      return [{ student, reference, sizes: prepared.drawn.sizes }];
    });
}
