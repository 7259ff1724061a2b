import { describe, expect, it } from 'vitest';
import { nameRatio } from '../../../server/grading/named-ratio.ts';

const sizes = (n: number, n0 = 3, n1 = 7) =>
  new Map([
    ['n', n],
    ['n0', n0],
    ['n1', n1],
  ]);

describe('the name of a ratio', () => {
  it.each([
    ['n', 5, 8],
    ['1/n', 1 / 5, 1 / 8],
    ['n²', 25, 64],
    ['1/n²', 1 / 25, 1 / 64],
    ['n/2', 2.5, 4],
    ['2/n', 2 / 5, 2 / 8],
    ['n/(n−1)', 5 / 4, 8 / 7],
    ['n/n0', 5 / 3, 8 / 3],
    ['n0/n', 3 / 5, 3 / 8],
    ['−1', -1, -1],
    ['−n', -5, -8],
    ['−1/n', -1 / 5, -1 / 8],
    ['−n/n1', -5 / 7, -8 / 7],
  ])('is %s where it fits every case', (name, inFive, inEight) => {
    expect(
      nameRatio([
        { ratio: inFive, sizes: sizes(5) },
        { ratio: inEight, sizes: sizes(8) },
      ]),
    ).toBe(name);
  });

  it('is never a number that happened to be a size: 5 is n only if 8 is n as well', () => {
    expect(
      nameRatio([
        { ratio: 5, sizes: sizes(5) },
        { ratio: 5, sizes: sizes(8) },
      ]),
    ).toBeNull();
  });

  it('is none where one case does not fit', () => {
    expect(
      nameRatio([
        { ratio: 5, sizes: sizes(5) },
        { ratio: 8, sizes: sizes(8) },
        { ratio: 5.0001, sizes: sizes(5) },
      ]),
    ).toBeNull();
  });

  it('bears rounding, and nothing beyond', () => {
    expect(nameRatio([{ ratio: 5 * (1 + 1e-7), sizes: sizes(5) }])).toBe('n');
    expect(nameRatio([{ ratio: 5 * (1 + 1e-5), sizes: sizes(5) }])).toBeNull();
  });

  it('is the simpler of two that fit', () => {
    expect(nameRatio([{ ratio: 3, sizes: sizes(9, 3, 7) }])).toBe('n0');
    expect(nameRatio([{ ratio: -1, sizes: sizes(1, 3, 7) }])).toBe('−1');
  });

  it('holds in a case with one example too, where n is 1', () => {
    const names = [
      { name: '−n', ratios: [-5, -1] },
      { name: 'n0/n', ratios: [3 / 5, 3] },
      { name: 'n/n0', ratios: [5 / 3, 1 / 3] },
      { name: '2/n', ratios: [2 / 5, 2] },
    ];
    expect(
      names.map(({ ratios: [five = 0, one = 0] }) =>
        nameRatio([
          { ratio: five, sizes: sizes(5) },
          { ratio: one, sizes: sizes(1) },
        ]),
      ),
    ).toEqual(names.map(({ name }) => name));
  });

  it('is none without sizes, but for the sign', () => {
    expect(nameRatio([{ ratio: 3, sizes: new Map() }])).toBeNull();
    expect(nameRatio([{ ratio: -1, sizes: new Map() }])).toBe('−1');
    expect(nameRatio([])).toBeNull();
  });

  it.each([0, Number.NaN, Number.POSITIVE_INFINITY])('is none for %d', (ratio) => {
    expect(nameRatio([{ ratio, sizes: sizes(1) }])).toBeNull();
  });
});
