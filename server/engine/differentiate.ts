import { extrapolate, oneSidedSlopes, type Kink, type Pair } from './romberg.ts';

/** What is known of one derivative. */
export interface Measurement {
  readonly value: number;
  /** An estimate of the error of `value`; Infinity where nothing could be measured. */
  readonly bar: number;
  /** Set where the function has a kink: the slopes on either side. */
  readonly kink: Kink | null;
}

/** A point on a line, and how good a derivative along it is wanted. */
export interface Start {
  /** The coordinate that moves, or 0 when the line has a direction of its own. */
  readonly origin: number;
  /** f at the point, and the noise of its values beyond rounding. */
  readonly base: number;
  readonly noise: number;
  /** A bar below a quarter of `tolerance` times the larger of |value| and `magnitude` is good enough. */
  readonly tolerance: number;
  readonly magnitude: number;
}

const levels = [1, 1 / 2, 1 / 4, 1 / 8];
const firstStep = 1 / 16;
const shrink = 16;
const attempts = 6;

/**
 * Measures a derivative along a line. Yields the offsets at which it needs the function and receives
 * the values there. The steps are powers of two, which makes them exact, on the scale
 * max(1, |x|); they shrink while they leave the function's domain, straddle a kink or
 * are too wide for the extrapolation.
 */
export function* differentiate(
  start: Start,
): Generator<readonly number[], Measurement, readonly number[]> {
  const { base, tolerance, magnitude } = start;
  let best: Measurement = { value: Number.NaN, bar: Infinity, kink: null };
  let kink: Kink | null = null;
  let step = firstStep * 2 ** Math.round(Math.log2(Math.max(1, Math.abs(start.origin))));
  for (let attempt = 0; attempt < attempts; attempt++, step /= shrink) {
    const values = yield levels.flatMap((level) => [level * step, -level * step]);
    if (!values.every(Number.isFinite)) continue;
    if (values.every((value) => value === base)) return moreCertain(best, unchanged(base, step));
    const roundoff = roundoffOf(start, values);
    const pairs = pairsOf(start.origin, step, values);
    const { value, bar, noise, bend } = extrapolate(base, pairs, roundoff);
    if (bend === 'kink') {
      const found = oneSidedSlopes(base, pairs, noise);
      kink = kink === null || found.bar < kink.bar ? found : kink;
      continue;
    }
    kink = null;
    best = moreCertain(best, { value, bar, kink });
    const isGoodEnough = best.bar <= (tolerance * Math.max(Math.abs(best.value), magnitude)) / 4;
    const isRoundingLimited = bend === 'smooth' && noise >= best.bar / 8;
    if (isGoodEnough || isRoundingLimited) return best;
  }
  return kink === null
    ? best
    : { value: (kink.slopes[0] + kink.slopes[1]) / 2, bar: kink.bar, kink };
}

function moreCertain(one: Measurement, other: Measurement): Measurement {
  return other.bar <= one.bar ? other : one;
}

/** What does not move may still hide a slope below the rounding of intermediate results of order one. */
function unchanged(base: number, step: number): Measurement {
  return { value: 0, bar: (Number.EPSILON * Math.max(1, Math.abs(base))) / step, kink: null };
}

function roundoffOf({ base, noise }: Start, values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), Math.abs(base));
  return Math.max(Number.EPSILON * largest, noise);
}

function pairsOf(origin: number, step: number, values: readonly number[]): Pair[] {
  return levels.map((level, index) => ({
    step: level * step,
    width: origin + level * step - (origin - level * step),
    above: values[2 * index]!,
    below: values[2 * index + 1]!,
  }));
}
