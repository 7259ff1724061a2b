import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRelation, type Mismatch } from '../../../server/grading/relations.ts';
import type { TensorValue } from '../../../server/sandbox/types.ts';

const tensor = (shape: readonly number[], ...numbers: readonly number[]): TensorValue => ({
  shape,
  data: Float64Array.from(numbers),
});
const times = ({ shape, data }: TensorValue, factor: number): TensorValue => ({
  shape,
  data: data.map((number) => number * factor),
});

const sizes = (m: number, n: number) =>
  new Map([
    ['m', m],
    ['n', n],
  ]);

/** Gradients of a 2 by 3 weight, from cases with 5 and 7 examples. */
const inFive = tensor([2, 3], 0.5, -1.25, 2, 0.125, -0.75, 1);
const inSeven = tensor([2, 3], -0.25, 1.5, -0.625, 3, 0.875, -2);

const twoCases = (five: TensorValue, seven: TensorValue): readonly Mismatch[] => [
  { student: five, reference: inFive, sizes: sizes(2, 5) },
  { student: seven, reference: inSeven, sizes: sizes(2, 7) },
];

describe('the relation of a wrong quantity to the right one', () => {
  it('is a missing 1/n where it is n times too large', () => {
    expect(findRelation('dW', twoCases(times(inFive, 5), times(inSeven, 7)))).toEqual({
      key: 'ratio_constant',
      args: { quantity: 'dW', ratio: 5, symbol: 'n' },
    });
  });

  it('is a doubled 1/n where it is n times too small', () => {
    expect(findRelation('dW', twoCases(times(inFive, 1 / 5), times(inSeven, 1 / 7)))).toEqual({
      key: 'ratio_constant',
      args: { quantity: 'dW', ratio: 0.2, symbol: '1/n' },
    });
  });

  it('is n/m where the mean went over the wrong axis', () => {
    expect(findRelation('dW', twoCases(times(inFive, 5 / 2), times(inSeven, 7 / 2)))).toMatchObject(
      {
        key: 'ratio_constant',
        args: { ratio: 2.5, symbol: 'n/2' },
      },
    );
    const three = { m: 3 };
    expect(
      findRelation('dW', [
        { student: times(inFive, 5 / three.m), reference: inFive, sizes: sizes(3, 5) },
        { student: times(inSeven, 7 / three.m), reference: inSeven, sizes: sizes(3, 7) },
      ]),
    ).toMatchObject({ key: 'ratio_constant', args: { symbol: 'n/m' } });
  });

  it('is a flipped sign', () => {
    expect(findRelation('dW', twoCases(times(inFive, -1), times(inSeven, -1)))).toEqual({
      key: 'sign_flipped',
      args: { quantity: 'dW' },
    });
  });

  it('is one factor without a name', () => {
    expect(findRelation('dW', twoCases(times(inFive, 0.3), times(inSeven, 0.3)))).toEqual({
      key: 'ratio_unnamed',
      args: { quantity: 'dW', ratio: 0.3 },
    });
  });

  it('is none where each case has a factor of its own', () => {
    expect(findRelation('dW', twoCases(times(inFive, 0.3), times(inSeven, 0.31)))).toBeNull();
  });

  it('is a lost sign', () => {
    const magnitude = ({ shape, data }: TensorValue) => ({ shape, data: data.map(Math.abs) });
    expect(findRelation('dW', twoCases(magnitude(inFive), magnitude(inSeven)))).toEqual({
      key: 'absolute_value',
      args: { quantity: 'dW' },
    });
  });

  it('is zeros', () => {
    expect(findRelation('dW', twoCases(times(inFive, 0), times(inSeven, 0)))).toEqual({
      key: 'all_zero',
      args: { quantity: 'dW' },
    });
  });

  it('is a transpose', () => {
    expect(
      findRelation(
        'dW',
        twoCases(
          tensor([3, 2], 0.5, 0.125, -1.25, -0.75, 2, 1),
          tensor([3, 2], -0.25, 3, 1.5, 0.875, -0.625, -2),
        ),
      ),
    ).toEqual({ key: 'transposed', args: { quantity: 'dW' } });
  });

  it('is none for numbers that have nothing to do with each other', () => {
    expect(findRelation('dW', twoCases(inSeven, inFive))).toBeNull();
  });

  it('is none for a mere reshape', () => {
    const reshaped = ({ data }: TensorValue) => ({ shape: [3, 2], data });
    expect(findRelation('dW', twoCases(reshaped(inFive), reshaped(inSeven)))).toBeNull();
  });

  it('is told of all cases or of none', () => {
    expect(findRelation('dW', twoCases(times(inFive, -1), times(inSeven, 2)))).toBeNull();
    expect(findRelation('dW', twoCases(times(inFive, 0), times(inSeven, -1)))).toBeNull();
    expect(findRelation('dW', [])).toBeNull();
  });

  it('bears rounding', () => {
    const noisy = ({ shape, data }: TensorValue) => ({
      shape,
      data: data.map((x) => -x * (1 + 1e-13)),
    });
    expect(findRelation('dW', twoCases(noisy(inFive), noisy(inSeven)))?.key).toBe('sign_flipped');
  });

  it('finds any factor in any tensor', () => {
    const entry = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 2, maxLength: 8 }), entry, (numbers, factor) => {
        const reference = tensor([numbers.length, 1], ...numbers);
        const student = times(reference, -100 * factor);
        expect(findRelation('db', [{ student, reference, sizes: new Map() }])).toMatchObject({
          key: 'ratio_unnamed',
          args: { ratio: expect.closeTo(-100 * factor, 6) },
        });
      }),
    );
  });
});

describe('a factor between two single numbers', () => {
  const scalar = (number: number) => tensor([], number);

  it('says nothing of one case, where any two numbers have one', () => {
    expect(
      findRelation('db', [{ student: scalar(1.7), reference: scalar(0.6), sizes: sizes(3, 5) }]),
    ).toBeNull();
  });

  it('says something where a size or a sign explains it', () => {
    expect(
      findRelation('db', [{ student: scalar(3), reference: scalar(0.6), sizes: sizes(3, 5) }]),
    ).toMatchObject({ key: 'ratio_constant', args: { symbol: 'n' } });
    expect(
      findRelation('db', [{ student: scalar(-0.6), reference: scalar(0.6), sizes: sizes(3, 5) }]),
    ).toMatchObject({ key: 'sign_flipped' });
  });

  it('says something where it is the same in two cases', () => {
    expect(
      findRelation('db', [
        { student: scalar(1.02), reference: scalar(0.6), sizes: sizes(3, 5) },
        { student: scalar(-1.36), reference: scalar(-0.8), sizes: sizes(3, 5) },
      ]),
    ).toMatchObject({ key: 'ratio_unnamed', args: { ratio: expect.closeTo(1.7, 12) } });
  });
});

describe('a sum that was left out', () => {
  const columns = tensor([2, 1], 6, 15);
  const summands = tensor([2, 3], 1, 2, 3, 4, 5, 6);

  it.each([
    ['sum', columns],
    ['mean', times(columns, 1 / 3)],
  ])('is found as a missing %s over the examples', (_, reference) => {
    expect(findRelation('db', [{ student: summands, reference, sizes: sizes(2, 3) }])).toEqual({
      key: 'missing_sum',
      args: { quantity: 'db', axis: 1, symbol: 'n' },
    });
  });

  it.each([
    ['sum', tensor([1, 3], 5, 7, 9)],
    ['mean', tensor([1, 3], 2.5, 3.5, 4.5)],
  ])('is found as a missing %s over the rows', (_, reference) => {
    expect(findRelation('db', [{ student: summands, reference, sizes: sizes(2, 3) }])).toEqual({
      key: 'missing_sum',
      args: { quantity: 'db', axis: 0, symbol: 'm' },
    });
  });

  it('is found where the sum is a single number or a plain vector', () => {
    const row = tensor([1, 3], 1, 2, 6);
    expect(
      findRelation('db', [{ student: row, reference: tensor([], 9), sizes: sizes(2, 3) }]),
    ).toMatchObject({ key: 'missing_sum', args: { axis: 1 } });
    expect(
      findRelation('db', [
        { student: tensor([3], 1, 2, 6), reference: tensor([], 3), sizes: sizes(2, 3) },
      ]),
    ).toMatchObject({ key: 'missing_sum', args: { axis: 0, symbol: 'n' } });
    expect(
      findRelation('db', [
        { student: summands, reference: tensor([3], 5, 7, 9), sizes: sizes(2, 3) },
      ]),
    ).toMatchObject({ key: 'missing_sum', args: { axis: 0 } });
  });

  it('is none where nothing was left to sum', () => {
    expect(
      findRelation('db', [
        { student: tensor([2, 1], 1, 2), reference: columns, sizes: sizes(2, 1) },
      ]),
    ).toBeNull();
  });
});

describe('a row subtracted from a column', () => {
  it('is told by the diagonal of the square that it makes', () => {
    const reference = tensor([1, 3], 1, -2, 3);
    const student = tensor([3, 3], 1, 4, 5, 6, -2, 7, 8, 9, 3);
    expect(findRelation('dZ', [{ student, reference, sizes: sizes(1, 3) }])).toEqual({
      key: 'all_pairs',
      args: { quantity: 'dZ', got: '(3, 3)', expected: '(1, 3)' },
    });
  });

  it('is not seen in any square', () => {
    const reference = tensor([1, 3], 1, -2, 3);
    const student = tensor([3, 3], 1, 4, 5, 6, 2, 7, 8, 9, 3);
    expect(findRelation('dZ', [{ student, reference, sizes: sizes(1, 3) }])).toBeNull();
  });
});
