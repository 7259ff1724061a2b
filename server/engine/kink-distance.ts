import { broadcast, map, maxTo, zip } from './loops.ts';
import { shareOfMaximum } from './normalise.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** min |x| / rms(x): how far x is from a kink at 0. */
export function distanceToZero(x: Tensor): number {
  return relative(map(x, Math.abs), x);
}

/** min |a − b| / rms(a, b): how far a choice between a and b is from a tie. */
export function distanceToTie(a: Tensor, b: Tensor): number {
  const gap = zip(broadcast(a, b), (a, b) => Math.abs(a - b));
  const scale = zip(broadcast(a, b), (a, b) => Math.sqrt((a * a + b * b) / 2));
  return relative(gap, scale);
}

/** The smallest gap between a largest entry and its runner-up, over rms(x). */
export function gapBelowMaximum(x: Tensor, kept: Shape): number {
  const largest = maxTo(x, kept);
  const gap = zip(broadcast(x, largest), (x, largest) => largest - x);
  const rivals = zip(broadcast(gap, shareOfMaximum(largest, x)), (gap, share) =>
    share === 1 ? Infinity : gap,
  );
  return relative(rivals, x);
}

function relative(distances: Tensor, x: Tensor): number {
  const smallest = distances.data.reduce((least, distance) => Math.min(least, distance), Infinity);
  const squares = x.data.reduce((total, entry) => total + entry * entry, 0);
  return smallest === 0 ? 0 : smallest / Math.sqrt(squares / x.data.length);
}
