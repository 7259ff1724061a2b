import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../server/grading/compare.ts';
import type { Output, TensorValue } from '../../../server/sandbox/types.ts';

const tensor = (shape: readonly number[], ...numbers: readonly number[]): TensorValue => ({
  shape,
  data: Float64Array.from(numbers),
});
const returned = (value: TensorValue): Output => ({ state: 'tensor', ...value });
const yardstick = { tolerance: 1e-7, floor: 1e-12 };

const row = (...numbers: readonly number[]) => tensor([1, numbers.length], ...numbers);
const compareRows = (student: readonly number[], reference: readonly number[]) =>
  compare(returned(row(...student)), row(...reference), yardstick);

describe('comparing numbers', () => {
  it('passes what is equal and says so in numbers', () => {
    expect(compareRows([3, -4], [3, -4])).toEqual({
      status: 'pass',
      problem: null,
      found: null,
      shape: [1, 2],
      expectedShape: [1, 2],
      relativeError: 0,
      tolerance: 1e-7,
      ratio: 1,
      ratioSpread: 0,
      cosine: 1,
      within: 2,
      total: 2,
    });
  });

  it('describes what is wrong by its ratio, its spread and its direction', () => {
    expect(compareRows([15, -20], [3, -4])).toMatchObject({
      status: 'fail',
      relativeError: 4,
      ratio: 5,
      ratioSpread: 0,
      cosine: 1,
      within: 0,
    });
  });

  it.each([
    [1 + 0.99e-7, 'pass'],
    [1 - 0.99e-7, 'pass'],
    [1 + 1.01e-7, 'fail'],
    [1 - 1.01e-7, 'fail'],
  ])('takes %d for 1 as: %s', (number, status) => {
    expect(compareRows([number], [1])).toMatchObject({ status });
  });

  it('measures the error against the norm of the reference', () => {
    expect(compareRows([100 + 0.9e-5, 0], [100, 0]).status).toBe('pass');
    expect(compareRows([100, 0.9e-5], [100, 0]).status).toBe('pass');
    expect(compareRows([1e-5, 0.9e-5], [1e-5, 0]).status).toBe('fail');
  });

  it('does not let one wrong entry drown in a big tensor', () => {
    const reference = Array.from({ length: 10_000 }, () => 1);
    const student = reference.with(1234, 1 + 2e-7);
    expect(compareRows(student, reference)).toMatchObject({ status: 'fail', within: 9999 });
    expect(compareRows(student, reference).relativeError).toBeLessThan(1e-7);
  });

  it('passes whatever keeps within both bounds, and fails whatever exceeds the entry bound', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 30 }),
        entry,
        fc.nat(),
        (numbers, push, place) => {
          const reference = [...numbers, 1];
          const at = place % reference.length;
          const off = (size: number) => reference.with(at, (reference[at] ?? 0) + size);
          expect(compareRows(off(push * 0.99e-7), reference).status).toBe('pass');
          expect(compareRows(off(Math.sign(push || 1) * 1.01e-7), reference).status).toBe('fail');
        },
      ),
    );
  });

  it('takes the tolerance of the quantity', () => {
    const strict = { tolerance: 1e-9, floor: 1e-12 };
    expect(compare(returned(row(1 + 1e-8)), row(1), strict).status).toBe('fail');
    expect(compare(returned(row(1 + 1e-8)), row(1), { ...strict, tolerance: 1e-7 }).status).toBe(
      'pass',
    );
  });
});

describe('comparing with zeros', () => {
  it.each([
    [0, 'pass'],
    [0.9e-12, 'pass'],
    [-0.9e-12, 'pass'],
    [1.1e-12, 'fail'],
  ])('takes %d for zero as: %s', (number, status) => {
    expect(compareRows([number, 0], [0, 0])).toMatchObject({ status, ratio: null, cosine: null });
  });

  it('takes a reference that is nothing but rounding for zero', () => {
    expect(compareRows([0, 0], [2.8e-17, -5.6e-17]).status).toBe('pass');
    expect(compareRows([4.2e-17, 0], [2.8e-17, -5.6e-17]).status).toBe('pass');
    expect(compareRows([1.1e-12, 0], [2.8e-17, -5.6e-17]).status).toBe('fail');
  });

  it('measures the error in floors', () => {
    expect(compareRows([3e-12, 4e-12], [0, 0]).relativeError).toBeCloseTo(5, 12);
  });

  it('raises the floor with the inputs', () => {
    const stretched = { tolerance: 1e-7, floor: 1e-10 };
    expect(compare(returned(row(0.9e-10)), row(0), stretched).status).toBe('pass');
  });

  it('leaves entries that are zero out of the ratio', () => {
    expect(compareRows([6, 5, 0], [3, 0, 0])).toMatchObject({
      status: 'fail',
      ratio: 2,
      ratioSpread: 0,
    });
  });

  it('has no direction to tell where the student returned zeros', () => {
    expect(compareRows([0, 0], [3, 4])).toMatchObject({
      status: 'fail',
      relativeError: 1,
      ratio: 0,
      ratioSpread: null,
      cosine: null,
    });
  });
});

describe('comparing shapes', () => {
  it.each([
    [
      [1, 1],
      [1, 1],
    ],
    [[1], [1, 1]],
    [[], [1, 1]],
    [[1, 1], []],
    [[1], []],
    [[1, 1, 1], [1]],
  ])('takes %j for %j, since there is one number', (shape, expected) => {
    expect(compare(returned(tensor(shape, 2)), tensor(expected, 2), yardstick)).toMatchObject({
      status: 'pass',
      shape,
      expectedShape: expected,
    });
  });

  it.each([
    [[3], [3, 1]],
    [
      [1, 3],
      [3, 1],
    ],
    [
      [3, 1],
      [1, 3],
    ],
    [[3, 1], [3]],
    [
      [1, 3, 1],
      [3, 1],
    ],
  ])('refuses %j for %j, though the numbers are the same', (shape, expected) => {
    expect(
      compare(returned(tensor(shape, 1, 2, 3)), tensor(expected, 1, 2, 3), yardstick),
    ).toMatchObject({
      status: 'fail',
      problem: 'shape_mismatch',
      shape,
      expectedShape: expected,
      relativeError: null,
      within: 0,
      total: 3,
    });
  });

  it.each([
    [[2], [1, 1]],
    [[0], []],
  ])('refuses %j where one number is expected', (shape, expected) => {
    const numbers = Array.from({ length: shape[0] ?? 0 }, () => 1);
    expect(
      compare(returned(tensor(shape, ...numbers)), tensor(expected, 1), yardstick).problem,
    ).toBe('shape_mismatch');
  });
});

describe('what cannot be compared', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'is a tensor that holds %d',
    (number) => {
      expect(compareRows([1, number], [1, 2])).toMatchObject({
        status: 'fail',
        problem: 'non_finite',
        shape: [1, 2],
        relativeError: null,
        within: 0,
      });
    },
  );

  it('is a shape first and numbers second', () => {
    expect(compareRows([1, Number.NaN, 3], [1, 2]).problem).toBe('shape_mismatch');
  });

  it('is what is missing, of another type or too large', () => {
    expect(compare({ state: 'missing' }, row(1), yardstick)).toMatchObject({
      status: 'fail',
      problem: 'missing_output',
      shape: null,
    });
    expect(compare({ state: 'wrong_type', found: 'Promise' }, row(1), yardstick)).toMatchObject({
      status: 'fail',
      problem: 'wrong_type',
      found: 'Promise',
    });
    expect(compare({ state: 'too_large', shape: [1e6, 1e6] }, row(1), yardstick)).toMatchObject({
      status: 'fail',
      problem: 'shape_mismatch',
      shape: [1e6, 1e6],
    });
  });

  it('gives no number that JSON cannot hold, however large the answer', () => {
    expect(compareRows([1e308, 1e308], [1, 1])).toMatchObject({
      status: 'fail',
      relativeError: null,
      cosine: null,
    });
  });
});
