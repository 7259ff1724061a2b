import { createHash } from 'node:crypto';
import type { Output } from '../../sandbox/types.ts';
import type { JudgedCase } from '../judge-case.ts';
import { hasExpectedShape } from '../compare.ts';
import { norm } from '../numbers.ts';
import type { Mark, Signature } from './bank.ts';

const closeness = 1e-6;
/** By this share of a tensor two computations of the same thing may differ. */
const rounding = 1e-14;

/** What was wrong, and how, in each of the diagnostic cases. */
export function signatureOf(cases: readonly JudgedCase[]): Signature {
  const names = cases.flatMap(({ checks }) =>
    checks.flatMap(({ quantity, status }) => (status === 'fail' ? [quantity] : [])),
  );
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, cases.map((judged) => markOf(judged, name))]),
  );
}

/** The quantities that are wrong by themselves somewhere. */
export function ownMistakes(cases: readonly JudgedCase[]): string[] {
  const names = cases.flatMap(({ checks }) =>
    checks.flatMap(({ quantity, status, follows }) =>
      status === 'fail' && follows === null ? [quantity] : [],
    ),
  );
  return [...new Set(names)];
}

function markOf({ checks, outputs, prepared }: JudgedCase, name: string): Mark | null {
  const check = checks.find(({ quantity }) => quantity === name);
  if (check?.status !== 'fail') return null;
  const output: Output = outputs.get(name) ?? { state: 'missing' };
  if (output.state !== 'tensor') return { form: check.problem ?? output.state, numbers: [] };
  const expected = prepared.expected.get(name);
  // A number, (1,) and (1, 1) are accepted for each other, and so are their mistakes.
  const isComparable = expected !== undefined && hasExpectedShape(output, expected);
  const form = output.data.length === 1 ? '1' : (isComparable ? expected : output).shape.join('x');
  if (!output.data.every(Number.isFinite)) return { form: `${form} non-finite`, numbers: [] };
  const error = isComparable
    ? output.data.map((entry, i) => entry - (expected.data[i] ?? 0))
    : output.data;
  return { form, numbers: [...sketch(output.data), ...sketch(error)] };
}

function sketch(data: Float64Array): [number, number, number] {
  return [norm(data), project(data, 1), project(data, 2)];
}

/** An inner product with fixed weights that share no symmetry with any tensor. */
function project(data: Float64Array, which: number): number {
  let sum = 0;
  for (const [i, entry] of data.entries()) sum += entry * Math.sin(1 + which * (i + 1) ** 1.5);
  return sum;
}

/** Whether two quantities are wrong in the same cases and in the same way; and in how many of them. */
export function countEqualMarks(
  left: readonly (Mark | null)[] | undefined,
  right: readonly (Mark | null)[] | undefined,
): number {
  if (!left || !right) return 0;
  const isEqual = left.every((mark, at) => areEqual(mark, right[at] ?? null));
  return isEqual ? left.filter((mark) => mark !== null).length : 0;
}

/** In how many cases a quantity is wrong in the way of a known mistake, where it is wrong in no other; it may be right in some. */
export function countSharedMarks(
  observed: readonly (Mark | null)[] | undefined,
  known: readonly (Mark | null)[] | undefined,
): number {
  if (!observed || !known) return 0;
  const isShared = observed.every((mark, at) => mark === null || areEqual(mark, known[at] ?? null));
  return isShared ? observed.filter((mark) => mark !== null).length : 0;
}

function areEqual(left: Mark | null, right: Mark | null): boolean {
  if (!left || !right) return left === right;
  if (left.form !== right.form) return false;
  const [size = 0, , , errorSize = 0] = left.numbers;
  const bounds = { value: closeness * size, error: closeness * errorSize + rounding * size };
  return left.numbers.every((number, at) => {
    const distance = Math.abs(number - (right.numbers[at] ?? Number.NaN));
    return distance <= (at < 3 ? bounds.value : bounds.error);
  });
}

/** Equal for equal wrong answers to the diagnostic cases, so that unknown mistakes can be grouped and named later. */
export function fingerprint(marks: readonly (Mark | null)[]): string {
  const text = marks.map(
    (mark) => mark && [mark.form, ...mark.numbers.map((number) => number.toPrecision(5))],
  );
  return createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 12);
}
