import * as np from '../../../../server/sandbox/isolate/np/index.ts';
import { A, B, type Misuse } from './misuse.ts';

/** Calls of np that cannot be answered. */
export const callMisuses: readonly Misuse[] = [
  {
    mistake: 'matmul of shapes that do not fit',
    slip: () => np.matmul(A, B),
    message: 'NpError: matmul: (4, 3) @ (5, 7): the inner sizes 3 and 5 differ',
  },
  {
    mistake: 'matmul with a number',
    slip: () => np.matmul(2, A),
    message: 'NpError: matmul: () @ (4, 3): a number is not a matrix; use np.multiply',
  },
  {
    mistake: 'matmul of stacks that do not broadcast',
    slip: () => np.matmul(np.zeros([2, 3, 4]), np.zeros([5, 4, 3])),
    message:
      'NpError: matmul: (2, 3, 4) @ (5, 4, 3): (2,) and (5,) do not broadcast: the sizes 2 and 5 differ and neither is 1',
  },
  {
    mistake: 'dot of shapes that do not fit',
    slip: () => np.dot(A, [1, 2]),
    message: 'NpError: dot: (4, 3) · (2,): the inner sizes 3 and 2 differ',
  },
  {
    mistake: 'dot of stacks',
    slip: () => np.dot(np.zeros([2, 2, 2]), A),
    message: 'NpError: dot: (2, 2, 2) and (4, 3): only vectors and matrices; use np.matmul',
  },
  {
    mistake: 'add of shapes that do not broadcast',
    slip: () => np.add(A, B),
    message:
      'NpError: add: (4, 3) and (5, 7) do not broadcast: the sizes 4 and 5 differ and neither is 1',
  },
  {
    mistake: 'where of shapes that do not broadcast',
    slip: () => np.where([1, 0], A, 0),
    message:
      'NpError: where: (2,) and (4, 3) do not broadcast: the sizes 2 and 3 differ and neither is 1',
  },
  {
    mistake: 'where with two arguments',
    slip: () => np.where(A, 1, undefined as never),
    message: 'NpError: where: expects three arguments: np.where(condition, a, b)',
  },
  {
    mistake: 'clip with one bound',
    slip: () => np.clip(A, 0, undefined as never),
    message: 'NpError: clip: expects two bounds: np.clip(A, low, high)',
  },
  {
    mistake: 'an axis that is not there',
    slip: () => np.sum(A, { axis: 2 }),
    message: 'NpError: sum: axis 2 does not exist in shape (4, 3)',
  },
  {
    mistake: 'an axis that is no whole number',
    slip: () => np.sum(A, { axis: 0.5 }),
    message: 'NpError: sum: axis 0.5 does not exist in shape (4, 3)',
  },
  {
    mistake: 'an axis of another type',
    slip: () => np.sum(A, { axis: '0' as never }),
    message: 'NpError: sum: axis is one whole number, got the string "0"',
  },
  {
    mistake: 'a list of axes',
    slip: () => np.sum(A, { axis: [0, 1] as never }),
    message: 'NpError: sum: axis is one whole number, got a list',
  },
  {
    mistake: 'keepdims that is not a truth value',
    slip: () => np.sum(A, { axis: 0, keepdims: 1 as never }),
    message: 'NpError: sum: keepdims is true or false, got 1',
  },
  {
    mistake: 'an unknown option',
    slip: () => np.sum(A, { axis: 0, keepDims: true } as never),
    message: 'NpError: sum: unknown option keepDims; it knows axis, keepdims',
  },
  {
    mistake: 'options given by position',
    slip: () => np.sum(A, 1 as never),
    message: 'NpError: sum: options are an object such as { axis: … }, got 1',
  },
  {
    mistake: 'the mean of an empty axis',
    slip: () => np.mean([]),
    message: 'NpError: mean: shape (0,) has no entries along the axis',
  },
  {
    mistake: 'the largest of none',
    slip: () => np.max(np.zeros([0, 3]), { axis: 0 }),
    message: 'NpError: max: shape (0, 3) has no entries along the axis',
  },
  {
    mistake: 'a shape spread over arguments',
    slip: () => (np.zeros as (...sizes: number[]) => unknown)(2, 3),
    message: 'NpError: zeros: too many arguments; a shape is a list: np.zeros([2, 3])',
  },
  {
    mistake: 'a shape of ones spread over arguments',
    slip: () => (np.ones as (...sizes: number[]) => unknown)(2, 3),
    message: 'NpError: ones: too many arguments; a shape is a list: np.ones([2, 3])',
  },
  {
    mistake: 'numbers spread over arguments',
    slip: () => (np.array as (...values: number[]) => unknown)(1, 2),
    message: 'NpError: array: too many arguments; wrap the numbers in a list: np.array([1, 2, 3])',
  },
  {
    mistake: 'a negative size',
    slip: () => np.zeros([2, -3]),
    message: 'NpError: zeros: the size -3 in shape (2, -3) is negative',
  },
  {
    mistake: 'a size that is no whole number',
    slip: () => np.zeros([2, 1.5]),
    message: 'NpError: zeros: a shape is a whole number or a list of them, such as [2, 3]; got 1.5',
  },
  {
    mistake: 'a size that is missing',
    slip: () => np.zeros([2, undefined as never]),
    message:
      'NpError: zeros: a shape is a whole number or a list of them, such as [2, 3]; got undefined',
  },
  {
    mistake: 'an array that is far too large',
    slip: () => np.zeros([100000, 100000]),
    message: 'NpError: zeros: shape (100000, 100000) holds more than 16777216 numbers',
  },
  {
    mistake: 'full without its value',
    slip: () => np.full([2, 3], undefined as never),
    message: 'NpError: full: the value is undefined, not a number: np.full([2, 3], 0.5)',
  },
  {
    mistake: 'arange that never ends',
    slip: () => np.arange(0, 1, 0),
    message: 'NpError: arange: from 0 to 1 in steps of 0 never ends',
  },
  {
    mistake: 'reshape to another size',
    slip: () => np.reshape(A, [5, 2]),
    message: 'NpError: reshape: (4, 3) holds 12 numbers and cannot become (5, 2)',
  },
  {
    mistake: 'reshape with nothing that would fit',
    slip: () => A.reshape(-1, 5),
    message: 'NpError: reshape: (4, 3) holds 12 numbers and cannot become (-1, 5)',
  },
  {
    mistake: 'concatenate of arrays that do not fit',
    slip: () => np.concatenate([A, B]),
    message: 'NpError: concatenate: (4, 3) and (5, 7) differ outside axis 0',
  },
  {
    mistake: 'concatenate without a list',
    slip: () => np.concatenate(A as never),
    message: 'NpError: concatenate: expects a list of arrays: np.concatenate([A, B], { axis: 0 })',
  },
  {
    mistake: 'an axis that is a truth value',
    slip: () => np.sum(A, { axis: true as never }),
    message: 'NpError: sum: axis is one whole number, got a boolean',
  },
  {
    mistake: 'keepdims that is null',
    slip: () => np.sum(A, { keepdims: null as never }),
    message: 'NpError: sum: keepdims is true or false, got null',
  },
];
