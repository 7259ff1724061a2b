import * as np from '../../../../server/sandbox/isolate/np/index.ts';
import { A, type Misuse } from './misuse.ts';

/** Values that are no arrays of numbers. */
export const valueMisuses: readonly Misuse[] = [
  {
    mistake: 'ragged lists',
    slip: () => np.array([[1, 2], [3]]),
    message:
      'NpError: array: the lists do not form an array: entry [1] is a list of 1 where a list of 2 is expected',
  },
  {
    mistake: 'a number where a list should be',
    slip: () => np.array([[1, 2], 3]),
    message:
      'NpError: array: the lists do not form an array: entry [1] is a number where a list of 2 is expected',
  },
  {
    mistake: 'a list where a number should be',
    slip: () => np.array([1, [2]]),
    message:
      'NpError: array: the lists do not form an array: entry [1] is a list of 1 where a number is expected',
  },
  {
    mistake: 'a string among numbers',
    slip: () => np.array([[1, 'two']]),
    message: 'NpError: array: entry [0][1] is the string "two", not a number',
  },
  {
    mistake: 'an undefined entry',
    slip: () => np.add([1, undefined], 1),
    message: 'NpError: add: entry [1] is undefined, not a number',
  },
  {
    mistake: 'no argument',
    slip: () => np.exp(undefined as never),
    message: 'NpError: exp: the argument is undefined, not a number or an array',
  },
  {
    mistake: 'a record in place of an array',
    slip: () => np.exp({ Z: A } as never),
    message: 'NpError: exp: the argument is an object, not a number or an array',
  },
  {
    mistake: 'a function in place of an array',
    slip: () => np.exp((() => 1) as never),
    message: 'NpError: exp: the argument is a function, not a number or an array',
  },
  {
    mistake: 'a string in place of an array',
    slip: () => np.tanh('tanh'),
    message: 'NpError: tanh: the argument is the string "tanh", not a number or an array',
  },
  {
    mistake: 'lists nested too deep',
    slip: () => np.array([[[[[[[[[1]]]]]]]]]),
    message: 'NpError: array: the lists are nested more than 8 deep',
  },
  {
    mistake: 'too many numbers in lists',
    slip: () => np.array(Object.assign([], { length: 2 ** 24 + 1 })),
    message: 'NpError: array: the lists hold more than 16777216 numbers',
  },
  {
    mistake: 'a bigint in place of a number',
    slip: () => np.full([2, 3], 1n as never),
    message: 'NpError: full: the value is a bigint, not a number: np.full([2, 3], 0.5)',
  },
  {
    mistake: 'a symbol among numbers',
    slip: () => np.array([Symbol.iterator]),
    message: 'NpError: array: entry [0] is a symbol, not a number',
  },
  {
    mistake: 'a list in place of a number',
    slip: () => np.full(2, [1] as never),
    message: 'NpError: full: the value is a list, not a number: np.full([2, 3], 0.5)',
  },
  {
    mistake: 'null among numbers',
    slip: () => np.array([[1, null]]),
    message: 'NpError: array: entry [0][1] is null, not a number',
  },
  {
    mistake: 'a truth value in place of a number',
    slip: () => np.full(2, true as never),
    message: 'NpError: full: the value is a boolean, not a number: np.full([2, 3], 0.5)',
  },
];
