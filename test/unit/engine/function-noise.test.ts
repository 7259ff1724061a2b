import { describe, expect, test } from 'vitest';
import { noiseOf, noiseSamples } from '#engine/function-noise.ts';
import { normal, uniform } from './random.ts';

function values(f: (index: number) => number): number[] {
  return Array.from({ length: noiseSamples }, (_none, index) => f(index));
}

describe('the noise of a function', () => {
  test('is the standard deviation of what rides on its smooth values', () => {
    const random = uniform(3);
    const squares = Array.from({ length: 400 }, () => {
      const noise = noiseOf(values((i) => 5 + i / 10 - (i * i) / 100 + 1e-9 * normal(random)));
      return (noise / 1e-9) ** 2;
    });
    const seen = squares.filter((square) => square > 0);
    expect(seen.length).toBeGreaterThan(250);
    const deviation = Math.sqrt(seen.reduce((total, one) => total + one, 0) / seen.length);
    expect(deviation).toBeGreaterThan(0.8);
    expect(deviation).toBeLessThan(1.25);
  });

  test('counts the k-th differences of an alternation, 2ᵏ each, as (k!)² 4ᵏ / (2k)!', () => {
    expect(noiseOf(values((i) => (i % 2 === 0 ? 1 : -1)))).toBeCloseTo(Math.SQRT2, 15);
  });

  test('is nothing where the values are smooth, or equal', () => {
    expect(noiseOf(values((i) => Math.exp(i / 10)))).toBe(0);
    expect(noiseOf(values(() => 7))).toBe(0);
  });
});
