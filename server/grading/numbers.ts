/** Sums over arrays of numbers: norms, means, quantiles. */

type Numbers = Float64Array | readonly number[];

export function norm(numbers: Numbers): number {
  return Math.sqrt(innerProduct(numbers, numbers));
}

export function rms(numbers: Numbers): number {
  return numbers.length === 0 ? 0 : norm(numbers) / Math.sqrt(numbers.length);
}

export function innerProduct(left: Numbers, right: Numbers): number {
  let sum = 0;
  for (let i = 0; i < left.length; i += 1) sum += (left[i] ?? 0) * (right[i] ?? 0);
  return sum;
}

export function largest(numbers: Numbers): number {
  let max = 0;
  for (const number of numbers) max = Math.max(max, Math.abs(number));
  return max;
}

/** The value below which a share of the sorted numbers lies; NaN for none. */
export function quantile(sorted: Numbers, share: number): number {
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** Numbers that JSON cannot hold become null. */
export function finiteOrNull(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}
