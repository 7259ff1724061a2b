import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areDistinguishable, deal, drawSizes, listIndices } from '../../../server/grading/sizes.ts';
import { defineExercise } from './exercise-definition.ts';

const anyKey = fc.record({
  seed: fc.string(),
  caseId: fc.string(),
  index: fc.nat(100),
  redraw: fc.nat(20),
});
const key = { seed: 'seed', caseId: 'ordinary-1', index: 0, redraw: 0 };
const noSizes = { sizes: {} };

const widths = defineExercise({
  symbols: {
    L: { deal: [2, 3, 1, 4] },
    n: [5, 13],
    width: { list: { l: '0..L-1' }, of: [3, 11] },
    'width[L]': 1,
  },
});

describe('drawing sizes', () => {
  it('keeps to the ranges, pairwise distinct and no power of two apart', () => {
    const definition = defineExercise({ symbols: { n0: [3, 7], n1: [4, 9], n: [5, 11] } });
    fc.assert(
      fc.property(anyKey, (anyOne) => {
        const sizes = drawSizes(definition, noSizes, anyOne);
        expect(sizes.get('n0')).toBeOneOf([3, 4, 5, 6, 7]);
        expect(sizes.get('n1')).toBeOneOf([4, 5, 6, 7, 8, 9]);
        expect(sizes.get('n')).toBeOneOf([5, 6, 7, 8, 9, 10, 11]);
        expect(areDistinguishable([...sizes.values()])).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same sizes for the same key', () => {
    fc.assert(
      fc.property(anyKey, (anyOne) => {
        expect(drawSizes(widths, noSizes, anyOne)).toEqual(drawSizes(widths, noSizes, anyOne));
      }),
    );
  });

  it.each([{ seed: 'other' }, { caseId: 'ordinary-2' }, { redraw: 1 }])(
    'gives other sizes for another %j',
    (change) => {
      const definition = defineExercise({ symbols: { n: [100, 10_000], m: [100, 10_000] } });
      expect(drawSizes(definition, noSizes, { ...key, ...change })).not.toEqual(
        drawSizes(definition, noSizes, key),
      );
    },
  );

  it('draws one width for each layer that the dealt depth asks for', () => {
    const sizes = drawSizes(widths, { sizes: { L: 3 } }, key);
    expect([...sizes.keys()].toSorted()).toEqual([
      'L',
      'n',
      'width[0]',
      'width[1]',
      'width[2]',
      'width[3]',
    ]);
    expect(sizes.get('width[3]')).toBe(1);
  });

  it('lets a case fix a size, even to one that would not be drawn', () => {
    const sizes = drawSizes(widths, { sizes: { n: 1, L: 2, 'width[0]': 8, 'width[1]': 8 } }, key);
    expect(Object.fromEntries(sizes)).toEqual({
      n: 1,
      L: 2,
      'width[0]': 8,
      'width[1]': 8,
      'width[2]': 1,
    });
  });

  it('refuses ranges in which all sizes are a power of two apart', () => {
    const definition = defineExercise({ symbols: { m: [4, 4], n: [8, 8] } });
    expect(() => drawSizes(definition, noSizes, key)).toThrowErrorMatchingInlineSnapshot(
      `[Error: no sizes in m: 4 to 4, n: 8 to 8 are distinct and no power of two apart; widen a range]`,
    );
  });
});

describe('distinguishable sizes', () => {
  it.each([
    [[3, 5, 7], true],
    [[3, 6], false],
    [[5, 5], false],
    [[3, 7, 12], false],
    [[6, 9], true],
    [[1, 3], true],
    [[1, 8], false],
    [[4], true],
    [[], true],
  ])('%j: %s', (sizes, expected) => {
    expect(areDistinguishable(sizes)).toBe(expected);
  });
});

describe('dealing options', () => {
  const options = ['tanh', 'sigmoid', 'relu', 'leakyRelu'];

  it('gives each option once in as many cases as there are options', () => {
    fc.assert(
      fc.property(anyKey, fc.nat(20), (anyOne, first) => {
        const dealt = [0, 1, 2, 3].map((k) => deal(options, 'g', { ...anyOne, index: first + k }));
        expect(dealt.toSorted()).toEqual(['leakyRelu', 'relu', 'sigmoid', 'tanh']);
      }),
    );
  });

  it('starts where the seed decides, and for each name elsewhere', () => {
    const starts = (name: string) =>
      new Set(Array.from({ length: 40 }, (_, k) => deal(options, name, { ...key, seed: `${k}` })));
    expect([...starts('g')].toSorted()).toEqual(['leakyRelu', 'relu', 'sigmoid', 'tanh']);
    const pairs = new Set(
      Array.from({ length: 100 }, (_, k) =>
        ['g', 'h'].map((name) => deal(options, name, { ...key, seed: `${k}` })).join(),
      ),
    );
    expect(pairs.size).toBe(16);
  });
});

describe('the indices of a list', () => {
  it.each([
    ['1..L', [1, 2, 3]],
    ['0..L-1', [0, 1, 2]],
    ['1..L-1', [1, 2]],
    ['1..L-3', []],
    ['2..2', [2]],
  ])('of %s are %j where L is 3', (range, indices) => {
    expect(listIndices({ l: range }, new Map([['L', 3]]))).toEqual(indices);
  });

  it('belong to one variable', () => {
    expect(() =>
      listIndices({ l: '1..2', k: '1..3' }, new Map()),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: a list has one variable, like { l: 1..L }, not {"l":"1..2","k":"1..3"}]`,
    );
  });
});
