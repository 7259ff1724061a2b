import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomFrom } from '../../../server/grading/random.ts';

const take = (count: number, draw: () => number) => Array.from({ length: count }, draw);

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe('a random stream', () => {
  it('gives these numbers for these words, on every machine and in every version', () => {
    const random = randomFrom('seed', 'ordinary-1', 0, 'X');
    expect(take(3, random.uniform)).toEqual([
      0.11593452212400734, 0.9442997358273715, 0.4688262431882322,
    ]);
    expect(take(3, random.normal)).toEqual([
      expect.closeTo(-0.337445565021, 10),
      expect.closeTo(-1.197340391495, 10),
      expect.closeTo(1.1684872032, 10),
    ]);
  });

  it('repeats itself for the same words', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.integer())), (words) => {
        const first = take(20, randomFrom(...words).uniform);
        expect(take(20, randomFrom(...words).uniform)).toEqual(first);
      }),
    );
  });

  it.each([
    [
      ['a', 'bc'],
      ['ab', 'c'],
    ],
    [
      ['a', 1],
      ['a', '1'],
    ],
    [['a'], ['a', 0]],
    [[], ['']],
  ])('takes %j and %j for different words', (words, others) => {
    expect(take(4, randomFrom(...words).uniform)).not.toEqual(
      take(4, randomFrom(...others).uniform),
    );
  });

  it('stays in [0, 1) and fills it evenly', () => {
    const numbers = take(20_000, randomFrom('uniform').uniform);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(mean(numbers)).toBeCloseTo(0.5, 2);
    expect(mean(numbers.map((number) => (number - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
  });

  it('draws normal numbers with mean 0, variance 1 and kurtosis 3', () => {
    const numbers = take(100_000, randomFrom('normal').normal);
    expect(mean(numbers)).toBeCloseTo(0, 1);
    expect(mean(numbers.map((number) => number ** 2))).toBeCloseTo(1, 1);
    expect(mean(numbers.map((number) => number ** 4))).toBeCloseTo(3, 0);
  });

  it('draws every whole number between two bounds and none beyond', () => {
    const random = randomFrom('integer');
    const numbers = take(1000, () => random.integer(3, 7));
    expect(new Set(numbers)).toEqual(new Set([3, 4, 5, 6, 7]));
  });
});
