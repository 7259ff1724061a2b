import type { ExampleGroup } from '#contract/headline.ts';
import { innerProduct, largest } from './numbers.ts';
import type { Relation } from './relations.ts';

/** A quantity of one case as a sum over the examples. */
export interface ExampleCase {
  readonly student: Float64Array;
  /** What each example adds to the right value. */
  readonly contributions: readonly Float64Array[];
  /** One 0 or 1 an example; null where there are no labels. */
  readonly labels: Float64Array | null;
  /** The model's answer to each example; null where it has not one number for each. */
  readonly answers: Float64Array | null;
  readonly isWrong: boolean;
}

type ExampleRelation = Extract<
  Relation,
  { key: 'examples_only' | 'examples_without' | 'examples_weighted' | 'examples_by_output' }
>;

/** Weights of the examples of one case; null where the case has not what they rest on. */
type Weigh = (one: ExampleCase) => readonly number[] | null;

const closeness = 1e-6;
const leastCases = 2;
/** So many equations more than weights that are sought, and no fit is by chance. */
const spareEquations = 3;

const groups: Readonly<Record<ExampleGroup, Weigh>> = {
  label_1: ({ labels }) => labels && [...labels],
  label_0: ({ labels }) => labels && [...labels].map((label) => 1 - label),
  first: ({ contributions }) => contributions.map((_, i) => Number(i === 0)),
  last: ({ contributions }) => contributions.map((_, i) => Number(i === contributions.length - 1)),
};

const byAnswer: Readonly<Record<string, (a: number) => number>> = {
  'A·(1 − A)': (a) => a * (1 - a),
  '1/(A·(1 − A))': (a) => 1 / (a * (1 - a)),
  A: (a) => a,
  '1 − A': (a) => 1 - a,
};

/** Which examples a wrong sum counts, and how often, where a plain rule says it of every case at once. */
export function findExampleRelation(
  quantity: string,
  cases: readonly ExampleCase[],
): ExampleRelation | null {
  const wrong = cases.filter(({ isWrong, contributions }) => isWrong && contributions.length > 2);
  if (wrong.length < leastCases) return null;
  for (const examples of ['label_1', 'label_0', 'first', 'last'] as const) {
    const group = groups[examples];
    if (isChoice(cases, group)) return { key: 'examples_only', args: { quantity, examples } };
    if (examples.startsWith('label')) continue;
    const rest: Weigh = (one) => group(one)?.map((weight) => 1 - weight) ?? null;
    if (isChoice(cases, rest)) return { key: 'examples_without', args: { quantity, examples } };
  }
  for (const [weight, at] of Object.entries(byAnswer)) {
    const weigh: Weigh = ({ answers }) => answers && [...answers].map(at);
    if (holds(cases, weigh)) return { key: 'examples_by_output', args: { quantity, weight } };
  }
  return findLabelWeight(quantity, cases);
}

/** A sum over the chosen examples, divided by n or by how many they are. */
function isChoice(cases: readonly ExampleCase[], weigh: Weigh): boolean {
  const mean: Weigh = (one) => {
    const weights = weigh(one);
    const count = weights?.reduce((sum, weight) => sum + weight, 0) ?? 0;
    return weights?.map((weight) => (weight * weights.length) / Math.max(count, 1)) ?? null;
  };
  return holds(cases, weigh) || holds(cases, mean);
}

function holds(cases: readonly ExampleCase[], weigh: Weigh): boolean {
  return cases.every((one) => {
    const weights = weigh(one);
    if (!weights) return false;
    const sum = weighted(one, weights);
    const bound = closeness * Math.max(largest(sum), largest(one.student));
    return sum.every((entry, i) => Math.abs(entry - (one.student[i] ?? 0)) <= bound);
  });
}

function weighted(
  { student, contributions }: ExampleCase,
  weights: readonly number[],
): Float64Array {
  const sum = new Float64Array(student.length);
  for (const [at, contribution] of contributions.entries()) {
    const weight = weights[at] ?? 0;
    for (const [i, entry] of contribution.entries()) sum[i] = (sum[i] ?? 0) + weight * entry;
  }
  return sum;
}

/** Two weights, one a label, the same in every case, by least squares; of use where one of them is 1. */
function findLabelWeight(quantity: string, cases: readonly ExampleCase[]): ExampleRelation | null {
  const equations = cases.reduce((count, { student }) => count + student.length, 0);
  if (equations < 2 + spareEquations || cases.some(({ labels }) => labels === null)) return null;
  const columns = (['label_1', 'label_0'] as const).map((label) =>
    cases.flatMap((one) => [...weighted(one, groups[label](one) ?? [])]),
  );
  const [ones = [], zeros = []] = columns;
  const student = cases.flatMap((one) => [...one.student]);
  const [one, zero] = solve(ones, zeros, student);
  const fits = holds(
    cases,
    ({ labels }) => labels && [...labels].map((y) => (y === 1 ? one : zero)),
  );
  if (!fits) return null;
  const isUnit = (weight: number) => Math.abs(weight - 1) <= closeness;
  if (isUnit(one) === isUnit(zero)) return null;
  return isUnit(zero)
    ? { key: 'examples_weighted', args: { quantity, examples: 'label_1', ratio: one } }
    : { key: 'examples_weighted', args: { quantity, examples: 'label_0', ratio: zero } };
}

/** The pair (p, q) for which p · left + q · right comes nearest to target. */
function solve(left: number[], right: number[], target: number[]): [number, number] {
  const [ll, lr, rr] = [
    innerProduct(left, left),
    innerProduct(left, right),
    innerProduct(right, right),
  ];
  const [lt, rt] = [innerProduct(left, target), innerProduct(right, target)];
  const determinant = ll * rr - lr * lr;
  return [(lt * rr - rt * lr) / determinant, (rt * ll - lt * lr) / determinant];
}
