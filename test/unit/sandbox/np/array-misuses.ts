import { A, type Misuse } from './misuse.ts';

/** Things that one does with lists, done with arrays. */
export const arrayMisuses: readonly Misuse[] = [
  {
    mistake: 'operators on arrays',
    slip: (X) => X * 2,
    message:
      'NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)',
  },
  {
    mistake: 'minus on arrays',
    slip: (X) => -X,
    message:
      'NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)',
  },
  {
    mistake: 'comparison of arrays',
    slip: (X) => X > 0,
    message:
      'NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)',
  },
  {
    mistake: 'text made by adding',
    slip: (X) => 'A = ' + X,
    message:
      'NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)',
  },
  {
    mistake: 'Math on arrays',
    slip: (X) => Math.exp(X),
    message:
      'NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)',
  },
  {
    mistake: 'an index',
    slip: (X) => X[0][1],
    message: 'NpError: [0] does not read an array of shape (4, 3): use .at(i, j) or .tolist()',
  },
  {
    mistake: 'writing an entry',
    slip: (X: number[][]) => (X[0] = []),
    message:
      'NpError: [0] cannot be written, arrays do not change: make a new one, or change a list from .tolist()',
  },
  {
    mistake: 'writing a member',
    slip: (X: { shape: number[] }) => (X.shape = [1]),
    message: 'TypeError: Cannot set property shape of [object Object] which has only a getter',
  },
  {
    mistake: 'writing into the shape',
    slip: (X: { shape: number[] }) => (X.shape[0] = 9),
    message: "TypeError: Cannot assign to read only property '0' of object '[object Array]'",
  },
  {
    mistake: 'a new member',
    slip: (X: { grad?: number }) => (X.grad = 0),
    message: 'TypeError: Cannot add property grad, object is not extensible',
  },
  {
    mistake: 'too few indices',
    slip: () => A.at(1),
    message: 'NpError: at: shape (4, 3) needs 2 indices, got 1',
  },
  {
    mistake: 'an index outside',
    slip: () => A.at(4, 0),
    message: 'NpError: at: index 4 is outside axis 0 of shape (4, 3)',
  },
  {
    mistake: 'an index that is no whole number',
    slip: () => A.at(0, 1.5),
    message: 'NpError: at: index 1.5 is outside axis 1 of shape (4, 3)',
  },
  {
    mistake: 'item of many numbers',
    slip: () => A.item(),
    message: 'NpError: item: shape (4, 3) holds 12 numbers, not one',
  },
];
