/** The values of a function on both sides of a point, at distance `step`. */
export interface Pair {
  readonly step: number;
  /** The realised distance between the two arguments, which rounding may have moved. */
  readonly width: number;
  readonly above: number;
  readonly below: number;
}

/** How a function bends at a point: smoothly, with a jump of its slope, more sharply, or neither is certain. */
export type Bend = 'smooth' | 'kink' | 'singular' | 'unclear';

/** What central differences at halving steps say about a derivative. */
export interface Estimate {
  readonly value: number;
  /** The error that the table itself shows; ten times as much has always covered the truth. */
  readonly bar: number;
  /** How far rounding alone can move the innermost difference. */
  readonly noise: number;
  readonly bend: Bend;
}

/**
 * Romberg's extrapolation of central differences: with T[k][0] = (f(x + hₖ) − f(x − hₖ))/2hₖ and
 * hₖ = h/2ᵏ, T[k][j] = T[k][j−1] + (T[k][j−1] − T[k−1][j−1])/(4ʲ − 1) is exact up to order h^(2j+2).
 * An entry's bar is its distance to its neighbours and a tenth of that to T[last][1], which is the
 * last to be reached by a kink some way off; it is never less than what rounding does. The
 * entry with the smallest bar wins. `roundoff` is the error of one value of f.
 */
export function extrapolate(base: number, pairs: readonly Pair[], roundoff: number): Estimate {
  const table = rombergTable(pairs);
  const innermost = table.at(-1)![1]!;
  let value = Number.NaN;
  let bar = Infinity;
  for (let k = 2; k < table.length; k++)
    for (let j = 1; j < k; j++) {
      const entry = table[k]![j]!;
      const spread =
        Math.abs(entry - table[k - 1]![j]!) + 0.1 * Math.abs(entry - table[k]![j - 1]!);
      const own = Math.max(
        spread,
        0.1 * Math.abs(entry - innermost),
        (2 * roundoff) / pairs[k]!.step,
      );
      if (own < bar) [value, bar] = [entry, own];
    }
  const bends = pairs.map((pair) => (pair.above - base + (pair.below - base)) / pair.step);
  const noises = pairs.map((pair) => (4 * roundoff) / pair.step);
  const noise = noises.at(-1)!;
  const sizes = bends.map(Math.abs);
  const bend = classify(sizes, noises);
  const jump = Math.abs(bendAtZero(bends));
  const smooth = jump > 4 * noise ? jump / 2 : 0;
  const leastBar = { smooth, kink: 0, singular: Infinity, unclear: Math.max(...sizes) }[bend];
  return { value, bar: Math.max(bar, leastBar), noise, bend };
}

function rombergTable(pairs: readonly Pair[]): readonly (readonly number[])[] {
  const table: number[][] = [];
  for (const [k, { above, below, width }] of pairs.entries()) {
    const row = [(above - below) / width];
    for (let j = 1; j <= k; j++)
      row.push(row[j - 1]! + (row[j - 1]! - table[k - 1]![j - 1]!) / (4 ** j - 1));
    table.push(row);
  }
  return table;
}

export interface Kink {
  /** The slopes on either side, the smaller first. */
  readonly slopes: readonly [low: number, high: number];
  readonly bar: number;
}

/** One-sided differences at halving steps, each extrapolated once: 2 F(h/2) − F(h). */
export function oneSidedSlopes(base: number, pairs: readonly Pair[], noise: number): Kink {
  const after = extrapolateOnce(pairs.map(({ step, above }) => (above - base) / step));
  const before = extrapolateOnce(pairs.map(({ step, below }) => (base - below) / step));
  return {
    slopes: [Math.min(before.value, after.value), Math.max(before.value, after.value)],
    bar: Math.max(before.bar, after.bar) + noise,
  };
}

function extrapolateOnce(slopes: readonly number[]): { value: number; bar: number } {
  const extrapolated = slopes.slice(1).map((slope, index) => 2 * slope - slopes[index]!);
  const value = extrapolated.at(-1)!;
  return { value, bar: Math.abs(value - extrapolated.at(-2)!) };
}

/** By how much S falls at least, and at most, when the step of a smooth function is halved. */
const leastRatio = 0.05;
const greatestRatio = 0.75;

/**
 * S(h), as below, carried on to h = 0. For a smooth function it is odd in h and leaves nothing there;
 * a kink too close to be seen leaves the jump of the slope, half of which is missing from the value.
 */
function bendAtZero(bends: readonly number[]): number {
  let column = bends;
  for (const factor of [2, 8, 32])
    column = column.slice(1).map((bend, index) => (factor * bend - column[index]!) / (factor - 1));
  return column[0]!;
}

/**
 * S(h) = (f(x + h) − 2 f(x) + f(x − h))/h is about h f″(x) for a smooth function, so it halves with h
 * (or falls by 8 where f″ = 0). Where a kink lies within h it stays at the jump of the slope; at a
 * jump of f itself, or a vertical tangent, it grows.
 */
function classify(bends: readonly number[], noises: readonly number[]): Bend {
  const ratios = bends.slice(1).map((bend, index) => {
    const coarser = bends[index]!;
    const isVisible = Math.max(bend, leastRatio * coarser) > noises[index + 1]!;
    return isVisible ? bend / coarser : 0.5;
  });
  const innermost = ratios.at(-1)!;
  const isCertain = bends.at(-1)! > 8 * noises.at(-1)!;
  if (isCertain && innermost > 1 / greatestRatio) return 'singular';
  if (isCertain && innermost > greatestRatio) return 'kink';
  return ratios.every((ratio) => ratio >= leastRatio && ratio <= greatestRatio)
    ? 'smooth'
    : 'unclear';
}
