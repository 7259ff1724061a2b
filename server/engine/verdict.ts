import { defaultTolerance } from './measure.ts';
import type { NumericalDerivative } from './numerical-gradient.ts';

/** Undecided means that the measurement is at fault, not the claim. */
export type Verdict = 'pass' | 'fail' | 'undecided';

/** A claimed derivative against what was measured. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly claimed: number;
  readonly measured: NumericalDerivative;
  /** How far the claim is from the value (or from the slopes of a kink), over the size that matters. */
  readonly relativeError: number;
}

/**
 * Judges a claim. With t = tolerance × max(|value|, magnitude), a claim passes within t and ten bars
 * of the value. Where the bar exceeds t the measurement is too coarse to confirm anything and only
 * a claim that is off by a hundred bars fails. At a kink whatever lies between the slopes passes:
 * no convention for the derivative there is universal. A claim that is no finite number fails.
 */
export function judge(
  claimed: number,
  measured: NumericalDerivative,
  magnitude: number,
  tolerance = defaultTolerance,
): Judgement {
  const size = Math.max(Math.abs(measured.value), magnitude);
  const distance = distanceTo(claimed, measured);
  const relativeError = distance === 0 ? 0 : distance / size;
  return {
    verdict: verdictOf(claimed, distance, measured, tolerance * size),
    claimed,
    measured,
    relativeError,
  };
}

function verdictOf(
  claimed: number,
  distance: number,
  measured: NumericalDerivative,
  t: number,
): Verdict {
  const { state, bar } = measured;
  if (!Number.isFinite(claimed)) return 'fail';
  if (!Number.isFinite(bar)) return 'undecided';
  if (state === 'undecided') return distance > 100 * bar + t ? 'fail' : 'undecided';
  return distance <= t + 10 * bar ? 'pass' : 'fail';
}

function distanceTo(claimed: number, measured: NumericalDerivative): number {
  if (measured.state !== 'kink') return Math.abs(claimed - measured.value);
  const [low, high] = measured.slopes;
  return Math.max(0, low - claimed, claimed - high);
}

/** One failure fails the whole; otherwise one doubt leaves it open. */
export function worstOf(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('fail')) return 'fail';
  return verdicts.includes('undecided') ? 'undecided' : 'pass';
}
