import { directionClaim, entryClaims, judgeClaims, type JudgedClaim } from './claims.ts';
import { survey, type BatchFunction, type MeasureOptions } from './measure.ts';
import { sameShape, shapeText, type Shape } from './shape.ts';
import type { Tensors } from './transforms.ts';
import { worstOf, type Judgement, type Verdict } from './verdict.ts';

/** How a claimed gradient is checked. */
export interface CheckOptions extends MeasureOptions {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Tensors with more entries than this are tried along a random direction first; 16 by default. */
  readonly directionAbove?: number;
  /** At most this many entries of a tensor are measured one by one, chosen at random; 64 by default. */
  readonly maxEntries?: number;
  /** A smooth direction that fails by more than this relative error needs no closer look; by default all get one. */
  readonly closerBelow?: number;
}

/** The judgement of one entry, `index` being its place in row-major order. */
export interface EntryCheck extends Judgement {
  readonly index: number;
}

/** What was found out about the claimed gradient of one input. */
export interface TensorCheck {
  readonly verdict: Verdict;
  /** The claim along a random direction; null where the tensor is small enough to do without. */
  readonly direction: Judgement | null;
  /** Single entries, each with its place in row-major order; none where the direction passed. */
  readonly entries: readonly EntryCheck[];
  /** The largest relative error that was seen. */
  readonly relativeError: number;
  /** How many of what was measured sits on a kink. */
  readonly kinks: number;
}

/** The worst verdict, and the tensors by name. */
export interface GradientCheck<Name extends string> {
  readonly verdict: Verdict;
  readonly tensors: Readonly<Record<Name, TensorCheck>>;
}

/**
 * Checks claimed gradients of f against finite differences, tensor by tensor, with three verdicts:
 * a claim c passes within t + 10 bars of the measured value, t = tolerance × max(|value|, rms(gradient)).
 * A large tensor is first tried along one random direction, which any wrong entry almost surely
 * spoils; where that does not pass, and for small tensors, single entries are measured. All
 * directions and all small tensors share the first calls of f, what is left shares the last ones.
 */
export async function checkGradient<Name extends string, Claimed extends Name>(
  f: BatchFunction<Name>,
  inputs: Tensors<Name>,
  gradients: Tensors<Claimed>,
  options: CheckOptions,
): Promise<GradientCheck<Claimed>> {
  const { random, directionAbove = 16, maxEntries = 64, closerBelow = Infinity } = options;
  // Safe: these are the names that the type lists.
  const names = Object.keys(gradients) as Claimed[];
  for (const name of names) requireShape(name, inputs[name].shape, gradients[name].shape);
  const known = await survey(f, inputs, names);
  const claimEntries = (name: Claimed) =>
    entryClaims<Name>(inputs, name, gradients[name].data, maxEntries, random);
  const claimFirst = (name: Claimed) => {
    const { data } = gradients[name];
    return data.length > directionAbove
      ? [directionClaim<Name>(inputs, name, data, random)]
      : claimEntries(name);
  };
  const first = await judgeClaims(f, names.flatMap(claimFirst), known, options);
  const isDoubtful = (name: Claimed) =>
    first.some(
      (claim) =>
        claim.name === name &&
        claim.index === null &&
        claim.verdict !== 'pass' &&
        !isRefuted(claim, closerBelow),
    );
  const closer = names.filter(isDoubtful).flatMap(claimEntries);
  const judged = [...first, ...(await judgeClaims(f, closer, known, options))];
  const tensors = names.map((name) => {
    const own = judged.filter((claim) => claim.name === name);
    return [name, summarise(own, gradients[name].data.length)] as const;
  });
  return {
    verdict: worstOf(tensors.map(([, { verdict }]) => verdict)),
    // Safe: one entry per name.
    tensors: Object.fromEntries(tensors) as Record<Claimed, TensorCheck>,
  };
}

function isRefuted({ verdict, measured, relativeError }: JudgedClaim, by: number): boolean {
  return verdict === 'fail' && measured.state === 'smooth' && relativeError > by;
}

/** A direction that did not pass is overruled only by entries that were all measured and all passed. */
function summarise(judged: readonly JudgedClaim[], size: number): TensorCheck {
  const direction = judged.find(({ index }) => index === null) ?? null;
  const entries = judged.flatMap(({ index, ...claim }) =>
    index === null ? [] : [{ index, ...claim }],
  );
  const decisive = entries.length === size || direction?.verdict === 'pass' ? entries : judged;
  return {
    verdict: worstOf(decisive.map(({ verdict }) => verdict)),
    direction,
    entries,
    relativeError: judged.reduce((worst, { relativeError }) => Math.max(worst, relativeError), 0),
    kinks: judged.filter(({ measured }) => measured.state === 'kink').length,
  };
}

function requireShape(name: string, expected: Shape, claimed: Shape): void {
  if (sameShape(expected, claimed)) return;
  throw new RangeError(
    `checkGradient: the gradient of ${name} has shape ${shapeText(claimed)} and ${name} itself ` +
      `${shapeText(expected)}; the shapes must be equal`,
  );
}
