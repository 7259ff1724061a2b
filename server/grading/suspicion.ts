import type { Output, Sandbox, StudentSession } from '../sandbox/types.ts';
import { listCases } from './cases.ts';
import { compare } from './compare.ts';
import type { JudgedCase } from './judge-case.ts';
import { prepareCase, type PreparedCase } from './prepare.ts';
import { runCase } from './run-case.ts';
import type { GradeRequest } from './types.ts';

/** Right to many digits, but not computed by the formula in float64. */
export interface Suspicion {
  /** Differentiated numerically: the error grows with the inputs. Single precision: it stays where it is. */
  readonly kind: 'numerical_backward' | 'float32';
  readonly quantity: string;
}

/** Honest float64 code stays below 1e-14; finite differences and float32 lie in this band on ordinary draws. */
const band = { above: 1e-12, upTo: 1e-7 };
const float32Errors = { above: 1e-9, upTo: 1e-6 };
const growth = 1e3;
const leastShare = 0.1;

/**
 * Tells gradients that were differentiated numerically by the pattern of their error: in the band on two ordinary
 * cases, and a thousand times larger on a stretched one, which is run only to confirm.
 */
export async function suspectNumericalBackward(
  {
    sandbox,
    session,
  }: { readonly sandbox: Pick<Sandbox, 'evaluate'>; readonly session: StudentSession },
  { exercise, seed }: GradeRequest,
  cases: readonly JudgedCase[],
): Promise<Suspicion | null> {
  const ordinary = cases.filter(isOrdinary);
  const suspects = suspiciousQuantities(ordinary);
  const [earliest] = suspects;
  if (!earliest) return null;
  const isRounded = errsBothWays(earliest.quantity, ordinary);
  for (const place of listCases(exercise.definition).filter(({ spec }) => spec.confirming)) {
    const prepared = await prepareCase(sandbox, exercise, place, seed);
    const { outputs } = await runCase(session, exercise.definition, prepared);
    const isComparable = !isSaturated(prepared, ordinary);
    for (const suspect of suspects) {
      const error = errorOf(suspect.quantity, outputs, prepared);
      if (error === null) continue;
      if (isComparable && error >= growth * suspect.error) {
        return { kind: 'numerical_backward', quantity: suspect.quantity };
      }
      if (isRounded && [suspect.error, error].every(isFloat32Error)) {
        return { kind: 'float32', quantity: suspect.quantity };
      }
    }
  }
  return null;
}

/**
 * Whether logits are much larger than on ordinary draws. There honest formulas part ways as well: one that divides by
 * a + 1e-12 is off by 1e-12 / a.
 */
function isSaturated({ largestLogit }: PreparedCase, ordinary: readonly JudgedCase[]): boolean {
  return largestLogit > 2 * Math.max(...ordinary.map(({ prepared }) => prepared.largestLogit));
}

/**
 * Whether a quantity is now above and now below what was expected, as rounding makes it. A formula that divides by
 * a + 1e-8 errs to one side.
 */
function errsBothWays(quantity: string, cases: readonly JudgedCase[]): boolean {
  const sides = cases.flatMap(({ outputs, prepared }) => {
    const output = outputs.get(quantity);
    const reference = prepared.expected.get(quantity);
    if (output?.state !== 'tensor' || !reference) return [];
    return [...output.data].map((entry, at) => {
      const expected = reference.data[at] ?? 0;
      return Math.sign(Math.abs(entry) - Math.abs(expected));
    });
  });
  const above = sides.filter((side) => side > 0).length;
  const below = sides.filter((side) => side < 0).length;
  return Math.min(above, below) >= leastShare * (above + below);
}

function errorOf(
  quantity: string,
  outputs: ReadonlyMap<string, Output>,
  { expected, floor }: PreparedCase,
): number | null {
  const reference = expected.get(quantity);
  const output = outputs.get(quantity);
  if (!reference || !output) return null;
  return compare(output, reference, { tolerance: band.upTo, floor }).relativeError;
}

function isOrdinary({ prepared: { spec } }: JudgedCase): boolean {
  return Object.keys(spec.sizes).length === 0 && Object.keys(spec.set).length === 0;
}

/**
 * Gradients in the band on two cases or more, with the largest of their errors there. Where none is asked for, what
 * training makes of them tells instead.
 */
function suspiciousQuantities(cases: readonly JudgedCase[]) {
  const kinds = new Set(
    cases.flatMap(({ prepared }) => prepared.quantities.map(({ kind }) => kind)),
  );
  const telling = kinds.has('gradient') ? 'gradient' : 'value';
  const errors = new Map<string, number[]>();
  for (const { checks, prepared } of cases) {
    for (const [at, { quantity, relativeError: error, status }] of checks.entries()) {
      const isTelling = prepared.quantities[at]?.kind === telling;
      if (!isTelling || status !== 'pass' || error === null) continue;
      if (error <= band.above || error > band.upTo) continue;
      errors.set(quantity, [...(errors.get(quantity) ?? []), error]);
    }
  }
  return [...errors]
    .filter(([, found]) => found.length >= 2)
    .map(([quantity, found]) => ({ quantity, error: Math.max(...found) }));
}

function isFloat32Error(error: number): boolean {
  return error > float32Errors.above && error <= float32Errors.upTo;
}
