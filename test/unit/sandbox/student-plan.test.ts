import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePoints, encodeRuns, MalformedAnswer } from '../../../server/sandbox/student-plan.ts';
import type { Run } from '../../../server/sandbox/types.ts';
import { tensor } from './student-programs.ts';

const run: Run = {
  case: 'public-1',
  calls: [
    {
      function: 'forward',
      arguments: { X: { input: 'X' } },
      returns: [{ name: 'Y', path: ['Y'], shape: [2] }],
      opaque: ['cache'],
    },
  ],
  points: [{ X: tensor([2], 1, 2), g: 'tanh' }],
  repetitions: 1,
};

test('points with the same structure share its description', () => {
  const { plan, numbers } = encodeRuns([
    { ...run, points: [{ X: tensor([2], 1, 2) }, { X: tensor([2], 3, 4) }, { X: tensor([1], 5) }] },
    { ...run, points: [{ X: tensor([1], 6) }] },
  ]);
  expect(JSON.parse(plan)).toMatchObject([
    { layoutOfPoint: [0, 0, 1], layouts: [{}, {}] },
    { layoutOfPoint: [0], layouts: [{}] },
  ]);
  expect(numbers).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6));
});

test('a shape that does not fit its numbers is our mistake and said so', () => {
  expect(() => encodeRuns([{ ...run, points: [{ X: tensor([3], 1, 2) }] }])).toThrow(
    'Shape (3) needs 3 numbers, got 2.',
  );
});

test('an answer is read into outputs and the names of changed inputs', () => {
  expect(decodePoints(run, Float64Array.of(0, 1, 2, 8, 9, 1, 0), [])).toEqual([
    { repetitions: [{ Y: { state: 'tensor', ...tensor([2], 8, 9) } }], mutated: ['X'] },
  ]);
});

test.each([
  ['ends too early', [0, 1, 2, 8]],
  ['goes on after its end', [1, 0, 0]],
  ['has no known output', [7, 0]],
  ['claims a fifth axis', [0, 5, 1, 1, 1, 1, 1, 1, 0]],
  ['claims a negative size', [0, 1, -2, 0]],
  ['claims half a size', [0, 1, 0.5, 0]],
  ['claims more numbers than it has', [0, 2, 1e9, 1e9, 1, 0]],
  ['points at a text that is not there', [2, 4, 0]],
  ['claims an input that is not there', [1, 1, 2]],
])('an answer that %s is refused', (_, numbers) => {
  expect(() => decodePoints(run, Float64Array.from(numbers), ['string'])).toThrow(MalformedAnswer);
});

test('whatever an answer holds, it is read or refused', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.integer({ min: -1, max: 5 }), fc.double()), { maxLength: 30 }),
      (numbers) => {
        try {
          expect(decodePoints(run, Float64Array.from(numbers), ['string'])).toHaveLength(1);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedAnswer);
        }
      },
    ),
  );
});
