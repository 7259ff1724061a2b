import { describe, expect, test } from 'vitest';
import * as np from '../../../../server/sandbox/isolate/np/index.ts';
import { NdArray } from '../../../../server/sandbox/isolate/np/nd-array.ts';

const A = np.array([
  [1, 2, 3],
  [4, 5, 6],
]);

function listed(value: NdArray | number): unknown {
  return NdArray.is(value) ? value.tolist() : value;
}

describe('making arrays', () => {
  test('nested lists, typed arrays and np arrays become arrays', () => {
    expect(np.array([new Float64Array([1, 2]), np.array([3, 4])]).tolist()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(np.array([true, false]).tolist()).toEqual([1, 0]);
    expect(np.array([]).shape).toEqual([0]);
    expect(np.array(5).shape).toEqual([]);
  });

  test('shapes are numbers or lists', () => {
    expect(np.zeros(2).tolist()).toEqual([0, 0]);
    expect(np.ones([2, 1]).tolist()).toEqual([[1], [1]]);
    expect(np.zerosLike(A).shape).toEqual([2, 3]);
    expect(np.full([1, 2], 7).tolist()).toEqual([[7, 7]]);
  });

  test('arange counts up to but not including its end', () => {
    expect(np.arange(3).tolist()).toEqual([0, 1, 2]);
    expect(np.arange(1, 2, 0.25).tolist()).toEqual([1, 1.25, 1.5, 1.75]);
    expect(np.arange(3, 0, -1).tolist()).toEqual([3, 2, 1]);
  });

  test('reshape fills one open size', () => {
    expect(np.reshape(A, [3, -1]).tolist()).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(A.reshape(6).shape).toEqual([6]);
    expect(A.reshape([1, 6]).shape).toEqual([1, 6]);
  });

  test('transpose reverses the axes', () => {
    expect(A.T.tolist()).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
    const cube = np.reshape(np.arange(24), [2, 3, 4]);
    expect(np.transpose(cube).shape).toEqual([4, 3, 2]);
    expect(np.transpose(cube).at(3, 1, 1)).toBe(cube.at(1, 1, 3));
    expect(np.transpose(cube).at(0, 2, 1)).toBe(cube.at(1, 2, 0));
  });

  test('concatenate joins along an axis', () => {
    expect(np.concatenate([A, [[7, 8, 9]]]).tolist()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ]);
    expect(np.concatenate([A, [[7], [8]]], { axis: 1 }).tolist()).toEqual([
      [1, 2, 3, 7],
      [4, 5, 6, 8],
    ]);
  });
});

describe('entry by entry', () => {
  test.each([
    [
      'equal shapes',
      np.add(A, A),
      [
        [2, 4, 6],
        [8, 10, 12],
      ],
    ],
    [
      'a column',
      np.add(A, [[10], [20]]),
      [
        [11, 12, 13],
        [24, 25, 26],
      ],
    ],
    [
      'a row',
      np.multiply([1, 0, -1], A),
      [
        [1, 0, -3],
        [4, 0, -6],
      ],
    ],
    [
      'a number on the left',
      np.subtract(1, A),
      [
        [0, -1, -2],
        [-3, -4, -5],
      ],
    ],
    [
      'a column and a row',
      np.add([[0], [10]], [1, 2]),
      [
        [1, 2],
        [11, 12],
      ],
    ],
    [
      'three axes',
      np.add([[[1]], [[2]]], [[10], [20]]),
      [
        [[11], [21]],
        [[12], [22]],
      ],
    ],
  ])('broadcasts %s as NumPy does', (_, result, expected) => {
    expect(listed(result)).toEqual(expected);
  });

  test('numbers stay numbers', () => {
    expect(np.exp(0)).toBe(1);
    expect(np.add(1, 2)).toBe(3);
    expect(np.multiply(np.array(3), 2)).toBe(6);
  });

  test.each([
    ['divide', np.divide([6, 1], [2, 4]), [3, 0.25]],
    ['power', np.power([1, 2, 3], 2), [1, 4, 9]],
    ['negative', np.negative([1, -2]), [-1, 2]],
    ['abs', np.abs([-3, 4]), [3, 4]],
    ['sqrt', np.sqrt([9, 2.25]), [3, 1.5]],
    ['log', np.log([1, Math.E]), [0, 1]],
    ['log1p', np.log1p([0, 1e-20]), [0, 1e-20]],
    ['tanh', np.tanh([0, 1]), [0, 0.7615941559557649]],
    ['maximum', np.maximum([-1, 2], 0), [0, 2]],
    ['minimum', np.minimum([-1, 2], 0), [-1, 0]],
    ['greater', np.greater([-1, 0, 2], 0), [0, 0, 1]],
    ['less', np.less([-1, 0, 2], 0), [1, 0, 0]],
    ['equal', np.equal([1, 2], [1, 3]), [1, 0]],
    ['where', np.where([1, 0, 1], [1, 2, 3], 0), [1, 0, 3]],
    ['clip', np.clip([-5, 0.5, 5], 0, 1), [0, 0.5, 1]],
  ])('%s', (_, result, expected) => {
    expect(listed(result)).toEqual(expected);
  });

  test('where broadcasts all three', () => {
    expect(listed(np.where([[1], [0]], [1, 2], [[-1], [-2]]))).toEqual([
      [1, 2],
      [-2, -2],
    ]);
  });

  test('allclose compares within its tolerances', () => {
    expect(np.allclose([1, 2], [1, 2 + 1e-9])).toBe(true);
    expect(np.allclose([1, 2], [1, 2.1])).toBe(false);
    expect(np.allclose([1, 2], [1, 2.1], { rtol: 0.1 })).toBe(true);
    expect(np.allclose([Infinity], [Infinity])).toBe(true);
    expect(np.allclose([NaN], [NaN])).toBe(false);
  });
});

describe('products', () => {
  test('matrices', () => {
    expect(listed(np.matmul(A, A.T))).toEqual([
      [14, 32],
      [32, 77],
    ]);
  });

  test('a vector is a row on the left and a column on the right', () => {
    expect(listed(np.matmul([1, 1], A))).toEqual([5, 7, 9]);
    expect(listed(np.matmul(A, [1, 1, 1]))).toEqual([6, 15]);
    expect(np.matmul([1, 2], [3, 4])).toBe(11);
  });

  test('leading axes broadcast', () => {
    const stack = np.reshape(np.arange(8), [2, 2, 2]);
    expect(listed(np.matmul(stack, [[1], [1]]))).toEqual([
      [[1], [5]],
      [[9], [13]],
    ]);
  });

  test('dot is the inner product of vectors and the product of matrices', () => {
    expect(np.dot([1, 2], [3, 4])).toBe(11);
    expect(listed(np.dot(A, A.T))).toEqual(listed(np.matmul(A, A.T)));
    expect(listed(np.dot(2, [1, 2]))).toEqual([2, 4]);
  });
});

describe('reductions', () => {
  test.each([
    ['sum of everything', np.sum(A), 21],
    ['sum over rows', np.sum(A, { axis: 0 }), [5, 7, 9]],
    ['sum over columns, kept', np.sum(A, { axis: 1, keepdims: true }), [[6], [15]]],
    ['sum of everything, kept', np.sum(A, { keepdims: true }), [[21]]],
    ['mean', np.mean(A, { axis: -1 }), [2, 5]],
    [
      'max',
      np.max(
        [
          [1, 9],
          [8, 2],
        ],
        { axis: 0 },
      ),
      [8, 9],
    ],
    ['max of everything', np.max([-3, -1, -2]), -1],
    [
      'argmax',
      np.argmax(
        [
          [1, 9],
          [8, 2],
        ],
        { axis: 1 },
      ),
      [1, 0],
    ],
    ['argmax of equals is the first', np.argmax([2, 2]), 0],
    ['sum of nothing', np.sum([]), 0],
  ])('%s', (_, result, expected) => {
    expect(listed(result)).toEqual(expected);
  });

  test('a NaN is the largest of all, as in NumPy', () => {
    expect(np.max([1, NaN, 3])).toBeNaN();
    expect(np.argmax([1, NaN, 3])).toBe(1);
  });

  test('a middle axis goes away', () => {
    const cube = np.reshape(np.arange(12), [2, 3, 2]);
    expect(listed(np.sum(cube, { axis: 1 }))).toEqual([
      [6, 9],
      [24, 27],
    ]);
  });
});

describe('members', () => {
  test('tell shape, size and axes', () => {
    expect([A.shape, A.size, A.ndim]).toEqual([[2, 3], 6, 2]);
  });

  test('at reads one number, from the end too', () => {
    expect([A.at(1, 2), A.at(-1, -3)]).toEqual([6, 4]);
  });

  test('item reads the only number', () => {
    expect(np.array([[5]]).item()).toBe(5);
  });

  test('a copy is another array', () => {
    expect(A.copy()).not.toBe(A);
    expect(A.copy().tolist()).toEqual(A.tolist());
  });

  test('what tolist hands out is not the array itself', () => {
    const list = A.tolist() as number[][];
    list[0]![0] = 99;
    expect(A.at(0, 0)).toBe(1);
  });
});
