import type { Headline } from '#contract/headline.ts';
import type { TensorValue } from '../sandbox/types.ts';
import { hasExpectedShape } from './compare.ts';
import type { Symbols } from './expression.ts';
import { largest } from './numbers.ts';
import { nameRatio } from './named-ratio.ts';
import { shapeText } from './shape-text.ts';

/** One wrong quantity on one case. */
export interface Mismatch {
  readonly student: TensorValue;
  readonly reference: TensorValue;
  readonly sizes: Symbols;
}

/** How a wrong quantity is related to the right one, as the headline that says it. */
export type RelationKey =
  | 'all_zero'
  | 'sign_flipped'
  | 'ratio_constant'
  | 'ratio_unnamed'
  | 'absolute_value'
  | 'transposed'
  | 'missing_sum'
  | 'all_pairs'
  | 'slope_used'
  | 'ratio_elementwise'
  | 'examples_only'
  | 'examples_without'
  | 'examples_weighted'
  | 'examples_by_output';
export type Relation = Extract<Headline, { key: RelationKey }>;

type Find = (quantity: string, cases: readonly [Mismatch, ...Mismatch[]]) => Relation | null;

const closeness = 1e-9;

/** Tried in this order; each must hold on every case given. */
const relations: readonly Find[] = [
  (quantity, cases) =>
    cases.every(({ student }) => largest(student.data) === 0)
      ? { key: 'all_zero', args: { quantity } }
      : null,
  (quantity, cases) => {
    const ratios = cases.map(constantRatio);
    if (!ratios.every((ratio) => ratio !== null)) return null;
    const [ratio = Number.NaN] = ratios;
    const symbol = nameRatio(cases.map(({ sizes }, at) => ({ ratio: ratios[at] ?? 0, sizes })));
    if (symbol === '−1') return { key: 'sign_flipped', args: { quantity } };
    if (symbol !== null) return { key: 'ratio_constant', args: { quantity, ratio, symbol } };
    const isOneFactor = ratios.every(
      (other) => Math.abs(other - ratio) <= closeness * Math.abs(ratio),
    );
    return isOneFactor && countNumbers(cases) > 1
      ? { key: 'ratio_unnamed', args: { quantity, ratio } }
      : null;
  },
  (quantity, cases) =>
    cases.every(isAbsoluteValue) ? { key: 'absolute_value', args: { quantity } } : null,
  (quantity, cases) =>
    cases.every(({ student, reference }) => areClose(transposed(student), reference))
      ? { key: 'transposed', args: { quantity } }
      : null,
  (quantity, cases) => {
    const axes = cases.map(summedAxis);
    const [axis] = axes;
    if (axis === undefined || axis === null || axes.some((other) => other !== axis)) return null;
    const symbol = nameSize(cases[0].student.shape[axis], cases[0].sizes);
    return { key: 'missing_sum', args: { quantity, axis, symbol } };
  },
  (quantity, [first, ...others]) => {
    if (![first, ...others].every(isOfAllPairs)) return null;
    const got = shapeText(first.student.shape);
    return {
      key: 'all_pairs',
      args: { quantity, got, expected: shapeText(first.reference.shape) },
    };
  },
];

/** The first relation that explains a wrong quantity on all the cases at once; null for none. */
export function findRelation(quantity: string, cases: readonly Mismatch[]): Relation | null {
  const [first, ...others] = cases;
  if (!first) return null;
  for (const find of relations) {
    const relation = find(quantity, [first, ...others]);
    if (relation) return relation;
  }
  return null;
}

/** Between two single numbers there is always a factor. */
function countNumbers(cases: readonly Mismatch[]): number {
  return cases.reduce((count, { reference }) => count + reference.data.length, 0);
}

/** k where s = k · r in every entry; null where no single k does. */
function constantRatio({ student, reference }: Mismatch): number | null {
  if (!hasExpectedShape(student, reference)) return null;
  const at = reference.data.findIndex((entry) => Math.abs(entry) === largest(reference.data));
  const ratio = (student.data[at] ?? 0) / (reference.data[at] ?? 0);
  if (!Number.isFinite(ratio) || ratio === 0) return null;
  const multiple = { shape: reference.shape, data: reference.data.map((entry) => ratio * entry) };
  return areClose({ shape: reference.shape, data: student.data }, multiple) ? ratio : null;
}

function isAbsoluteValue({ student, reference }: Mismatch): boolean {
  return areClose(student, { shape: reference.shape, data: reference.data.map(Math.abs) });
}

/** The axis along which the student left out a sum or mean: taken along it, it gives the reference. */
function summedAxis({ student, reference }: Mismatch): number | null {
  const axis = student.shape.findIndex((count, along) => {
    const sum = sumAlong(student, along);
    const shape = [sum.length];
    const target = { shape: [reference.data.length], data: reference.data };
    return (
      count > 1 &&
      [1, 1 / count].some((factor) =>
        areClose({ shape, data: sum.map((entry) => entry * factor) }, target),
      )
    );
  });
  return axis === -1 ? null : axis;
}

/** A column against a row broadcasts to a square, in which each example meets itself on the diagonal only. */
function isOfAllPairs({ student, reference }: Mismatch): boolean {
  const count = reference.data.length;
  if (count < 2 || student.shape.join() !== [count, count].join()) return false;
  const diagonal = reference.data.map((_, i) => student.data[i * (count + 1)] ?? 0);
  return areClose({ shape: reference.shape, data: diagonal }, reference);
}

function sumAlong({ shape, data }: TensorValue, axis: number): Float64Array {
  const count = shape[axis] ?? 1;
  const inner = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
  const sums = new Float64Array(data.length / count);
  for (const [i, entry] of data.entries()) {
    const place = Math.floor(i / (inner * count)) * inner + (i % inner);
    sums[place] = (sums[place] ?? 0) + entry;
  }
  return sums;
}

function transposed({ shape, data }: TensorValue): TensorValue {
  const [rows = 1, columns = 1] = shape;
  if (shape.length !== 2) return { shape: shape.toReversed(), data };
  const swapped = Float64Array.from(
    data,
    (_, i) => data[(i % rows) * columns + Math.floor(i / rows)] ?? 0,
  );
  return { shape: [columns, rows], data: swapped };
}

function areClose(left: TensorValue, right: TensorValue): boolean {
  if (left.shape.join() !== right.shape.join()) return false;
  const bound = closeness * largest(right.data);
  return left.data.every((entry, i) => Math.abs(entry - (right.data[i] ?? 0)) <= bound);
}

function nameSize(size: number | undefined, sizes: Symbols): string {
  const name = [...sizes].find(([, value]) => value === size)?.[0];
  return name ?? String(size);
}
