import type { ReferenceRequest, ReferenceResult, TensorValue } from '../sandbox/types.ts';
import type { ExampleCase } from './example-relation.ts';
import type { Seed } from './expect.ts';
import type { QuantityCase } from './quantity-case.ts';
import { scaled, tensorLeaves } from './values.ts';

/**
 * Asks what each example adds to a gradient: one pullback an example, of what comes before with the other examples'
 * columns set to zero. A quantity that has a column for each example is asked nothing.
 */
export function askExamples(one: QuantityCase, n: number): ReferenceRequest[] {
  if (isPerExample(one, n)) return [];
  const seeds = seedsOf(one);
  if (seeds.length === 0 || !seeds.every((seed) => isTensorOf(seed, n))) return [];
  return Array.from({ length: n }, (_, example) => ({
    kind: 'pullback',
    seeds: seeds.map(({ path, cotangent }) => ({
      path,
      cotangent: typeof cotangent === 'number' ? cotangent : columnAlone(cotangent, example),
    })),
    wrt: [one.quantity.target],
  }));
}

/** The case as a sum over the examples; null where it is none. */
export function readExamples(
  one: QuantityCase,
  n: number,
  results: readonly ReferenceResult[],
): ExampleCase | null {
  const { quantity, judged, student, reference } = one;
  const contributions = isPerExample(one, n)
    ? Array.from({ length: n }, (_, example) => columnAlone(reference, example).data)
    : results.flatMap((result) => {
        const gradient = result.kind === 'pullback' ? result.gradients[0] : undefined;
        return gradient ? [gradient.data.map((entry) => entry * quantity.times)] : [];
      });
  if (contributions.length !== n) return null;
  const { quantities, expected, drawn } = judged.prepared;
  const given = tensorLeaves(drawn.inputs, []).map(([, { data }]) => data);
  const answers = quantities.flatMap(({ name, kind }) =>
    kind === 'value' ? [expected.get(name)?.data ?? new Float64Array()] : [],
  );
  return {
    student: student.data,
    contributions,
    labels:
      given.find((data) => data.length === n && data.every((y) => y === 0 || y === 1)) ?? null,
    answers: answers.find((data) => data.length === n && data.every(isProbability)) ?? null,
    isWrong: one.isWrong,
  };
}

/** What a quantity follows from: the gradients that it was compared on, or the upstream gradients that are given. */
function seedsOf({ quantity, judged }: QuantityCase): readonly Seed[] {
  if (quantity.from.length === 0) return judged.prepared.seeds;
  const { checks, outputs, prepared } = judged;
  const isRebased = checks.some(
    (check) => check.quantity === quantity.name && check.rebased !== null,
  );
  return prepared.quantities.flatMap(({ name, target, times }): Seed[] => {
    const expected = prepared.expected.get(name);
    if (!expected || !quantity.from.includes(name)) return [];
    const output = isRebased ? outputs.get(name) : undefined;
    const data = output?.state === 'tensor' ? output.data : expected.data;
    return [{ path: target, cotangent: scaled({ shape: expected.shape, data }, 1 / times) }];
  });
}

function isPerExample({ quantity, reference }: QuantityCase, n: number): boolean {
  return quantity.times === n && reference.shape.length === 2 && reference.shape[1] === n;
}

function isTensorOf({ cotangent }: Seed, n: number): boolean {
  return typeof cotangent !== 'number' && cotangent.shape.length === 2 && cotangent.shape[1] === n;
}

/** Examples are columns. */
function columnAlone({ shape, data }: TensorValue, example: number): TensorValue {
  const n = shape[1] ?? 1;
  return { shape, data: data.map((entry, i) => (i % n === example ? entry : 0)) };
}

function isProbability(a: number): boolean {
  return a > 0 && a < 1;
}
