import type { JudgedCase } from './judge-case.ts';

/** The name of the size by which quantities per example are multiplied, in every case: n, as the course writes it. */
export function exampleCount(cases: readonly JudgedCase[]): string | null {
  const factors = cases.map(({ prepared: { quantities, drawn } }) => ({
    times: Math.max(1, ...quantities.map(({ times }) => times)),
    sizes: drawn.sizes,
  }));
  if (factors.every(({ times }) => times === 1)) return null;
  const names = [...(factors[0]?.sizes.keys() ?? [])];
  return names.find((name) => factors.every((one) => one.sizes.get(name) === one.times)) ?? null;
}
