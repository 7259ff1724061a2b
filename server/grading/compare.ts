import type { Check } from '#contract/report.ts';
import type { Output, TensorValue } from '../sandbox/types.ts';
import { finiteOrNull, innerProduct, largest, norm, quantile, rms } from './numbers.ts';

/** Everything of a check that follows from two tensors. */
export type Comparison = Pick<
  Check,
  | 'status'
  | 'problem'
  | 'found'
  | 'shape'
  | 'expectedShape'
  | 'relativeError'
  | 'tolerance'
  | 'ratio'
  | 'ratioSpread'
  | 'cosine'
  | 'within'
  | 'total'
>;

/** What is expected of a quantity; where any value between two bounds is right, the bounds as well. */
export interface Expected extends TensorValue {
  readonly range?: { readonly low: Float64Array; readonly high: Float64Array };
}

export interface Yardstick {
  readonly tolerance: number;
  /** 1e-12 × max(1, rms of the case's inputs): below it a number counts as zero. */
  readonly floor: number;
}

/** Entries of the reference below this share of its rms say nothing about a ratio. */
const negligible = 1e-6;

/**
 * Compares what a student returned with what was expected, normwise and entry by entry:
 * e = ‖s − r‖₂ / max(‖r‖₂, floor) ≤ tolerance, and no entry off by more than tolerance × max(max |r|, floor),
 * so that one wrong entry is not averaged out. Where r is zero everywhere, up to the floor, anything within the floor
 * is right: what analysis says is zero comes out of different sums as different dust.
 */
export function compare(output: Output, expected: Expected, yardstick: Yardstick): Comparison {
  const blank: Comparison = {
    status: 'fail',
    problem: null,
    found: null,
    shape: null,
    expectedShape: [...expected.shape],
    relativeError: null,
    tolerance: yardstick.tolerance,
    ratio: null,
    ratioSpread: null,
    cosine: null,
    within: 0,
    total: expected.data.length,
  };
  if (output.state === 'missing') return { ...blank, problem: 'missing_output' };
  if (output.state === 'not_reached') return { ...blank, problem: 'not_reached' };
  if (output.state === 'wrong_type' || output.state === 'no_record') {
    return { ...blank, problem: 'wrong_type', found: output.found };
  }
  const shape = [...output.shape];
  if (output.state === 'too_large' || !hasExpectedShape(output, expected)) {
    return { ...blank, problem: 'shape_mismatch', shape };
  }
  if (!output.data.every(Number.isFinite)) return { ...blank, problem: 'non_finite', shape };
  const reference = nearest(output.data, expected);
  return { ...blank, shape, ...compareNumbers(output.data, reference, yardstick) };
}

/** The value within the bounds that lies nearest to the student's, entry by entry. */
function nearest(student: Float64Array, { data, range }: Expected): Float64Array {
  if (!range) return data;
  const clamp = (entry: number, i: number) =>
    Math.min(Math.max(entry, range.low[i] ?? entry), range.high[i] ?? entry);
  return student.map(clamp);
}

/** Any tensor with one entry serves for another with one entry: a number, (1,) and (1, 1). */
export function hasExpectedShape(output: TensorValue, expected: TensorValue): boolean {
  if (expected.data.length === 1) return output.data.length === 1;
  return (
    output.shape.length === expected.shape.length &&
    output.shape.every((size, axis) => size === expected.shape[axis])
  );
}

function compareNumbers(
  student: Float64Array,
  reference: Float64Array,
  { tolerance, floor }: Yardstick,
): Pick<Comparison, 'status' | 'relativeError' | 'ratio' | 'ratioSpread' | 'cosine' | 'within'> {
  const difference = student.map((number, i) => number - (reference[i] ?? 0));
  const isZero = largest(reference) <= floor;
  const entryBound = isZero ? floor : tolerance * Math.max(largest(reference), floor);
  const within = difference.filter((number) => Math.abs(number) <= entryBound).length;
  const relativeError = norm(difference) / Math.max(norm(reference), floor);
  const isRight = within === student.length && (isZero || relativeError <= tolerance);
  return {
    status: isRight ? 'pass' : 'fail',
    relativeError: finiteOrNull(relativeError),
    ...ratios(student, reference),
    cosine: finiteOrNull(innerProduct(student, reference) / (norm(student) * norm(reference))),
    within,
  };
}

function ratios(
  student: Float64Array,
  reference: Float64Array,
): Pick<Comparison, 'ratio' | 'ratioSpread'> {
  const threshold = negligible * rms(reference);
  const quotients: number[] = [];
  for (const [i, r] of reference.entries()) {
    if (Math.abs(r) > threshold) quotients.push((student[i] ?? 0) / r);
  }
  const sorted = Float64Array.from(quotients).sort();
  const median = quantile(sorted, 0.5);
  const spread = (quantile(sorted, 0.95) - quantile(sorted, 0.05)) / Math.abs(median);
  return { ratio: finiteOrNull(median), ratioSpread: finiteOrNull(spread) };
}
