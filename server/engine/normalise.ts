import { broadcast, map, maxTo, sumTo, zip } from './loops.ts';
import { sizeOf, type Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/*
 * `kept` is the operand's shape with size 1 on the axes that are summed over.
 */

/** log Σ exp x, shifted by the largest entry so that nothing overflows. */
export function logSumExpTo(x: Tensor, kept: Shape): Tensor {
  const shift = map(maxTo(x, kept), (largest) => (Number.isFinite(largest) ? largest : 0));
  const total = sumTo(
    zip(broadcast(x, shift), (x, shift) => Math.exp(x - shift)),
    kept,
  );
  return zip(broadcast(shift, total), (shift, total) => shift + Math.log(total));
}

/** x − log Σ exp x, without losing what is small beside the largest entry. */
export function logSoftmaxTo(x: Tensor, kept: Shape): Tensor {
  const shifted = zip(broadcast(x, maxTo(x, kept)), (x, largest) => x - largest);
  const total = sumTo(map(shifted, Math.exp), kept);
  return zip(broadcast(shifted, total), (shifted, total) => shifted - Math.log(total));
}

export function softmaxTo(x: Tensor, kept: Shape): Tensor {
  const powers = zip(broadcast(x, maxTo(x, kept)), (x, largest) => Math.exp(x - largest));
  return zip(broadcast(powers, sumTo(powers, kept)), (power, total) => power / total);
}

export function meanTo(x: Tensor, kept: Shape): Tensor {
  const count = x.data.length / sizeOf(kept);
  return map(sumTo(x, kept), (total) => total / count);
}

/** √(σ² + eps), with the biased variance. */
export function deviationTo(x: Tensor, kept: Shape, eps: number): Tensor {
  const centred = zip(broadcast(x, meanTo(x, kept)), (x, mean) => x - mean);
  const variance = meanTo(
    map(centred, (x) => x * x),
    kept,
  );
  return map(variance, (variance) => Math.sqrt(variance + eps));
}

/** (x − μ) / √(σ² + eps). */
export function standardiseTo(x: Tensor, kept: Shape, eps: number): Tensor {
  const centred = zip(broadcast(x, meanTo(x, kept)), (x, mean) => x - mean);
  return zip(broadcast(centred, deviationTo(x, kept, eps)), (x, deviation) => x / deviation);
}

/** Each entry's part of the maximum: 1 for a single winner, 1/k for each of k tied ones. */
export function shareOfMaximum(largest: Tensor, x: Tensor): Tensor {
  const wins = zip(broadcast(x, largest), (x, largest) => (x === largest ? 1 : 0));
  return zip(broadcast(wins, sumTo(wins, largest.shape)), (win, count) => win / count);
}
