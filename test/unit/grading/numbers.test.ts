import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  finiteOrNull,
  innerProduct,
  largest,
  norm,
  quantile,
  rms,
} from '../../../server/grading/numbers.ts';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('sums over arrays', () => {
  it('give norm, root mean square, inner product and largest magnitude', () => {
    expect(norm([3, -4])).toBe(5);
    expect(rms([3, -4, 0, 0])).toBe(2.5);
    expect(innerProduct([1, 2, 3], [4, -5, 6])).toBe(12);
    expect(largest([3, -4])).toBe(4);
  });

  it('are zero over nothing', () => {
    expect([norm([]), rms([]), innerProduct([], []), largest([])]).toEqual([0, 0, 0, 0]);
  });

  it('take typed arrays as well', () => {
    expect(norm(Float64Array.of(3, -4))).toBe(5);
    expect(largest(Float64Array.of(3, -4))).toBe(4);
  });
});

describe('a quantile', () => {
  it.each([
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[1, 3, 5], 0.5, 3],
    [[1, 2], 0.5, 1.5],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 1, 3],
    [[0, 10], 0.95, 9.5],
    [[9, 10], 0.5, 9.5],
    [[7], 0.05, 7],
  ])('of sorted %j at %d is %d', (numbers, share, value) => {
    expect(quantile(numbers, share)).toBeCloseTo(value, 12);
  });

  it('of nothing is not a number', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });

  it('lies between the smallest and the largest', () => {
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (numbers, share) => {
          const found = quantile(Float64Array.from(numbers).sort(), share);
          expect(found).toBeGreaterThanOrEqual(Math.min(...numbers));
          expect(found).toBeLessThanOrEqual(Math.max(...numbers) + 1e-9);
        },
      ),
    );
  });
});

describe('a number for JSON', () => {
  it.each([
    [1.5, 1.5],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
  ])('that is %d becomes %s', (number, written) => {
    expect(finiteOrNull(number)).toBe(written);
  });
});
