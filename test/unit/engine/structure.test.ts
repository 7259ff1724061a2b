import { describe, expect, test } from 'vitest';
import {
  add,
  concatenate,
  isTensor,
  item,
  matmul,
  max,
  maxPool2d,
  mean,
  reshape,
  slice,
  sub,
  sum,
  tensor,
  transpose,
  zeros,
} from '#engine/index.ts';

const counted = tensor([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [3, 4]);

describe('tensor', () => {
  test('takes a number, nested arrays, or a flat array with a shape', () => {
    expect(tensor(3)).toMatchObject({ shape: [], data: Float64Array.of(3) });
    expect(
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toMatchObject({ shape: [2, 3] });
    expect(tensor([])).toMatchObject({ shape: [0] });
    expect(tensor([[], []])).toMatchObject({ shape: [2, 0] });
    expect(tensor([], [0, 3])).toMatchObject({ shape: [0, 3] });
    expect(counted.shape).toEqual([3, 4]);
  });

  test('owns its numbers', () => {
    const numbers = Float64Array.of(1, 2);
    const x = tensor(numbers);
    numbers[0] = 9;
    expect(x.data[0]).toBe(1);
  });

  test('is told apart from a record of tensors', () => {
    expect(isTensor(zeros([2]))).toBe(true);
    expect(isTensor({ data: zeros([2]), shape: zeros([2]) })).toBe(false);
    expect([3, null, undefined].some(isTensor)).toBe(false);
  });
});

describe('numbers', () => {
  test('stand wherever tensors do', () => {
    expect([...sub(1, tensor([0.25, 0.5])).data]).toEqual([0.75, 0.5]);
    expect(item(add(1, 2))).toBe(3);
  });
});

describe('broadcasting', () => {
  test('repeats axes of size 1 and missing leading axes', () => {
    const column = tensor([[10], [20], [30]]);
    const row = tensor([1, 2]);
    expect(add(column, row)).toMatchObject({
      shape: [3, 2],
      data: Float64Array.of(11, 12, 21, 22, 31, 32),
    });
    const cube = add(tensor([[[1]], [[2]]]), add(column, row));
    expect(cube.shape).toEqual([2, 3, 2]);
    expect([...cube.data]).toEqual([12, 13, 22, 23, 32, 33, 13, 14, 23, 24, 33, 34]);
  });

  test('repeats an axis in the middle', () => {
    const a = tensor([1, 2, 3, 4], [2, 1, 2]);
    const b = tensor([10, 20], [1, 2, 1]);
    expect([...add(a, b).data]).toEqual([11, 12, 21, 22, 13, 14, 23, 24]);
  });
});

describe('matmul', () => {
  test('multiplies batches and repeats the ones that are missing', () => {
    const a = tensor([1, 0, 0, 1, 2, 0, 0, 2], [2, 2, 2]);
    const b = tensor([
      [1, 2],
      [3, 4],
    ]);
    expect(matmul(a, b)).toMatchObject({
      shape: [2, 2, 2],
      data: Float64Array.of(1, 2, 3, 4, 2, 4, 6, 8),
    });
    expect([...matmul(b, a).data]).toEqual([1, 2, 3, 4, 2, 4, 6, 8]);
  });

  test.each([1, 2, 3, 4, 5, 7, 8, 9, 16, 17])(
    'agrees with the definition for sizes around %i',
    (size) => {
      const [m, k, n] = [size, size + 1, size + 2];
      const a = tensor(
        Float64Array.from({ length: m * k }, (_none, i) => (i % 7) - 3),
        [m, k],
      );
      const b = tensor(
        Float64Array.from({ length: k * n }, (_none, i) => (i % 5) - 2),
        [k, n],
      );
      const product = matmul(a, b);
      for (let row = 0; row < m; row++)
        for (let column = 0; column < n; column++) {
          let total = 0;
          for (let inner = 0; inner < k; inner++)
            total += a.data[row * k + inner]! * b.data[inner * n + column]!;
          expect(product.data[row * n + column]).toBe(total);
        }
    },
  );
});

describe('structural operations', () => {
  test('transpose reverses the axes, or orders them as told', () => {
    expect([...transpose(counted).data]).toEqual([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
    const cube = tensor(counted.data, [1, 3, 4]);
    expect(transpose(cube, [1, 0, -1])).toMatchObject({ shape: [3, 1, 4], data: counted.data });
  });

  test('reshape works out the size that is left', () => {
    expect(reshape(counted, [2, -1]).shape).toEqual([2, 6]);
    expect(reshape(7, [1, 1]).shape).toEqual([1, 1]);
  });

  test('slice takes a range of one axis, counted from either end', () => {
    expect([...slice(counted, { axis: 1, start: 1, stop: 3 }).data]).toEqual([1, 2, 5, 6, 9, 10]);
    expect([...slice(counted, { start: -1 }).data]).toEqual([8, 9, 10, 11]);
    expect(slice(counted, { stop: 0 }).shape).toEqual([0, 4]);
  });

  test('slice takes every step-th entry, the first included', () => {
    expect(slice(counted, { axis: 1, step: 3 })).toMatchObject({
      shape: [3, 2],
      data: Float64Array.of(0, 3, 4, 7, 8, 11),
    });
    expect([...slice(counted, { axis: 1, start: 1, stop: 4, step: 2 }).data]).toEqual([
      1, 3, 5, 7, 9, 11,
    ]);
    expect(slice(counted, { start: 3, step: 2 }).shape).toEqual([0, 4]);
  });

  test('concatenate puts its parts one after the other along any axis', () => {
    const [a, b] = [tensor([[[1, 2]], [[3, 4]]]), tensor([[[5, 6]], [[7, 8]]])];
    const joined = [0, 1, 2].map((axis) => concatenate([a, b, a], { axis }));
    expect(joined.map(({ shape }) => shape)).toEqual([
      [6, 1, 2],
      [2, 3, 2],
      [2, 1, 6],
    ]);
    expect([...joined[0]!.data]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4]);
    expect([...joined[1]!.data]).toEqual([1, 2, 5, 6, 1, 2, 3, 4, 7, 8, 3, 4]);
    expect(joined[2]!.data).toEqual(joined[1]!.data);
  });

  test('concatenate undoes slices', () => {
    const parts = [0, 1, 2, 3].map((column) =>
      slice(counted, { axis: 1, start: column, stop: column + 1 }),
    );
    expect(concatenate(parts, { axis: -1 }).data).toEqual(counted.data);
  });
});

describe('reductions', () => {
  test('go over one axis, several, or all, and keep them on demand', () => {
    expect(item(sum(counted))).toBe(66);
    expect([...sum(counted, { axis: 0 }).data]).toEqual([12, 15, 18, 21]);
    expect(mean(counted, { axis: -1, keepdims: true })).toMatchObject({
      shape: [3, 1],
      data: Float64Array.of(1.5, 5.5, 9.5),
    });
    expect(max(counted, { axis: [0, 1], keepdims: true })).toMatchObject({ shape: [1, 1] });
    expect(sum(tensor(4))).toMatchObject({ shape: [], data: Float64Array.of(4) });
    expect(sum(counted, { axis: [] })).toMatchObject({ shape: [3, 4], data: counted.data });
  });

  test('of nothing are 0 for a sum, no number for a mean, and nothing where nothing is asked for', () => {
    expect([...sum(zeros([2, 0]), { axis: 1 }).data]).toEqual([0, 0]);
    expect([...mean(zeros([2, 0]), { axis: 1 }).data]).toEqual([Number.NaN, Number.NaN]);
    expect(max(zeros([0, 2]), { axis: 1 }).shape).toEqual([0]);
    expect(maxPool2d(zeros([0, 1, 4, 4]), { kernel: 2 }).shape).toEqual([0, 1, 2, 2]);
  });
});
