import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findExampleRelation, type ExampleCase } from '../../../server/grading/example-relation.ts';

const answers = Float64Array.of(0.2, 0.7, 0.6, 0.9);
const labels = Float64Array.of(0, 1, 0, 1);
const contributions = [
  Float64Array.of(1, -2),
  Float64Array.of(0.5, 3),
  Float64Array.of(-1.5, 0.25),
  Float64Array.of(2, 1),
];
const turned = [contributions[2]!, contributions[0]!, contributions[3]!, contributions[1]!];
const reversed = contributions.toReversed();

const sum = (of: readonly Float64Array[], weights: readonly number[]) =>
  Float64Array.from([0, 1], (_, entry) =>
    of.reduce((total, one, i) => total + (weights[i] ?? 0) * (one[entry] ?? 0), 0),
  );
const caseOf = (of: readonly Float64Array[], weights: readonly number[]): ExampleCase => ({
  student: sum(of, weights),
  contributions: of,
  labels,
  answers,
  isWrong: weights.some((weight) => weight !== 1),
});
const threeCases = (...weights: readonly number[]) => [
  caseOf(contributions, weights),
  caseOf(turned, weights),
  caseOf(reversed, weights),
];

describe('which examples a wrong sum counts', () => {
  it.each([
    ['those of label 1', [0, 1, 0, 1], 'examples_only', { examples: 'label_1' }],
    ['the mean of those of label 0', [2, 0, 2, 0], 'examples_only', { examples: 'label_0' }],
    ['the first', [1, 0, 0, 0], 'examples_only', { examples: 'first' }],
    ['the last, undivided', [0, 0, 0, 4], 'examples_only', { examples: 'last' }],
    ['all but the last', [1, 1, 1, 0], 'examples_without', { examples: 'last' }],
    [
      'the mean of all but the first',
      [0, 4 / 3, 4 / 3, 4 / 3],
      'examples_without',
      { examples: 'first' },
    ],
    [
      'label 0 tripled',
      [3, 1, 3, 1],
      'examples_weighted',
      { examples: 'label_0', ratio: expect.closeTo(3, 9) },
    ],
    [
      'label 1 negative',
      [1, -1, 1, -1],
      'examples_weighted',
      { examples: 'label_1', ratio: expect.closeTo(-1, 9) },
    ],
    ['by the answer', [0.16, 0.21, 0.24, 0.09], 'examples_by_output', { weight: 'A·(1 − A)' }],
  ])('is told for %s', (_, weights, key, args) => {
    expect(findExampleRelation('dW', threeCases(...weights))).toEqual({
      key,
      args: { quantity: 'dW', ...args },
    });
  });

  it('is not told of one case', () => {
    expect(findExampleRelation('dW', [caseOf(contributions, [0, 1, 0, 1])])).toBeNull();
  });

  it('is not told where a case that is right contradicts it', () => {
    const right = caseOf(turned, [1, 1, 1, 1]);
    expect(findExampleRelation('dW', [...threeCases(0, 1, 0, 1), right])).toBeNull();
  });

  it('is not told where there are no more numbers than weights', () => {
    const scalar = (one: ExampleCase): ExampleCase => ({
      ...one,
      student: one.student.slice(0, 1),
      contributions: one.contributions.map((entries) => entries.slice(0, 1)),
    });
    expect(findExampleRelation('db', threeCases(3, 1, 3, 1).map(scalar))).toBeNull();
  });

  it('is never told of weights that follow no rule', () => {
    const weight = fc.double({ min: 1.25, max: 1.75, noNaN: true });
    fc.assert(
      fc.property(weight, weight, weight, weight, (...weights) => {
        fc.pre(new Set(weights.map((one) => one.toFixed(3))).size === 4);
        expect(findExampleRelation('dW', threeCases(...weights))).toBeNull();
      }),
    );
  });
});
