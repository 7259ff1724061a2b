import { activationFunctions, type ActivationName } from './activation-slopes.ts';
import { largest, rms } from './numbers.ts';
import type { Relation } from './relations.ts';

/** ∂J/∂Z of one case, entry by entry beside the Z that it belongs to. */
export interface SlopeCase {
  readonly student: Float64Array;
  readonly reference: Float64Array;
  readonly Z: Float64Array;
  readonly activation: ActivationName;
  /** Whether it comes straight from the loss, so that no slope is multiplied in. */
  readonly isOutput: boolean;
}

interface Entry {
  readonly z: number;
  readonly a: number;
  readonly g: ActivationName;
}

interface Candidate {
  readonly text: string | ((activation: ActivationName) => string);
  readonly at: (entry: Entry) => number;
}

const closeness = 1e-6;
/** Reference entries below this share of their rms say nothing about a ratio. */
const negligible = 1e-6;
/** A ratio that varies by less than this is a constant, which has relations of its own. */
const leastVariation = 1e-3;
const leastCases = 2;

/** What stands where g′(Z) should, simplest first. */
const slopes: readonly Candidate[] = [
  { text: '1', at: () => 1 },
  { text: 'g′(A)', at: ({ a, g }) => slopeOf(g, a) },
  { text: 'g′(Z)²', at: ({ z, g }) => slopeOf(g, z) ** 2 },
  { text: 'A', at: ({ a }) => a },
  { text: 'Z', at: ({ z }) => z },
  { text: '1 − A', at: ({ a }) => 1 - a },
  { text: 'A·(1 − A)', at: ({ a }) => a * (1 - a) },
  { text: '1 − A²', at: ({ a }) => 1 - a * a },
  { text: '1 + A²', at: ({ a }) => 1 + a * a },
  { text: 'A²', at: ({ a }) => a * a },
  {
    text: (activation) => (activation === 'tanh' ? '1 − Z²' : 'Z·(1 − Z)'),
    at: ({ z, g }) => activationFunctions[g].slope(z, z),
  },
  { text: '1 − Z²', at: ({ z }) => 1 - z * z },
  { text: 'Z > 0 ? 1 : 0', at: ({ z }) => (z > 0 ? 1 : 0) },
];

/** What the error of the output layer was multiplied by. */
const factors: readonly Candidate[] = [
  { text: 'A·(1 − A)', at: ({ a }) => a * (1 - a) },
  { text: '1/(A·(1 − A))', at: ({ a }) => 1 / (a * (1 - a)) },
  { text: 'A', at: ({ a }) => a },
  { text: '1 − A', at: ({ a }) => 1 - a },
  { text: '1/A', at: ({ a }) => 1 / a },
  { text: '1/(1 − A)', at: ({ a }) => 1 / (1 - a) },
  { text: '1 − A²', at: ({ a }) => 1 - a * a },
];

/**
 * What an error was multiplied by in place of the activation's slope, or besides what was due. It must hold in every
 * case, and in two of them the ratio must differ from entry to entry.
 */
export function findSlopeRelation(
  quantity: string,
  cases: readonly SlopeCase[],
): Extract<Relation, { key: 'slope_used' | 'ratio_elementwise' }> | null {
  const telling = cases.filter(hasVaryingRatio);
  const [first] = telling;
  if (!first || telling.length < leastCases) return null;
  const { isOutput, activation } = first;
  if (cases.some((one) => one.isOutput !== isOutput)) return null;
  const found = (isOutput ? factors : slopes).find((candidate) =>
    cases.every((one) => explains(candidate, one)),
  );
  if (!found) return null;
  const text = typeof found.text === 'string' ? found.text : found.text(activation);
  return isOutput
    ? { key: 'ratio_elementwise', args: { quantity, factor: text } }
    : { key: 'slope_used', args: { quantity, activation, slope: text } };
}

/** s · g′(Z) = r · u, or s = r · u for an output; without a division, because a slope may be zero. */
function explains({ at }: Candidate, one: SlopeCase): boolean {
  const { student, reference, Z, activation: g, isOutput } = one;
  const { value, slope } = activationFunctions[g];
  return liveEntries(reference).every((i) => {
    const [s = 0, r = 0, z = 0] = [student[i], reference[i], Z[i]];
    const a = value(z);
    const due = isOutput ? 1 : slope(z, a);
    const expected = r * at({ z, a, g });
    return (
      Math.abs(s * due - expected) <=
      closeness * Math.max(Math.abs(expected), Math.abs(r) * closeness)
    );
  });
}

function hasVaryingRatio({ student, reference }: SlopeCase): boolean {
  const ratios = liveEntries(reference).map((i) => (student[i] ?? 0) / (reference[i] ?? 1));
  return (
    ratios.length > 1 &&
    Math.max(...ratios) - Math.min(...ratios) > leastVariation * largest(ratios)
  );
}

function liveEntries(reference: Float64Array): number[] {
  const threshold = negligible * rms(reference);
  return [...reference.keys()].filter((i) => Math.abs(reference[i] ?? 0) > threshold);
}

function slopeOf(name: ActivationName, z: number): number {
  const { value, slope } = activationFunctions[name];
  return slope(z, value(z));
}
