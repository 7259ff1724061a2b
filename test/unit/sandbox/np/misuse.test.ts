import { beforeAll, expect, test } from 'vitest';
import * as np from '../../../../server/sandbox/isolate/np/index.ts';
import { NdArray, sealNdArray } from '../../../../server/sandbox/isolate/np/nd-array.ts';

const A = np.zeros([4, 3]);
const B = np.zeros([5, 7]);

const warnings: string[] = [];

beforeAll(() => sealNdArray((message) => warnings.push(message)));

/** The message of what a student's slip throws; student code is not type-checked when it runs. */
function messageOf(slip: (array: never) => unknown): string {
  try {
    slip(A as never);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'no error';
}

test('matmul of shapes that do not fit', () => {
  expect(messageOf(() => np.matmul(A, B))).toMatchInlineSnapshot(
    `"NpError: matmul: (4, 3) @ (5, 7): the inner sizes 3 and 5 differ"`,
  );
});

test('matmul with a number', () => {
  expect(messageOf(() => np.matmul(2, A))).toMatchInlineSnapshot(
    `"NpError: matmul: () @ (4, 3): a number is not a matrix; use np.multiply"`,
  );
});

test('matmul of stacks that do not broadcast', () => {
  expect(
    messageOf(() => np.matmul(np.zeros([2, 3, 4]), np.zeros([5, 4, 3]))),
  ).toMatchInlineSnapshot(
    `"NpError: matmul: (2, 3, 4) @ (5, 4, 3): (2,) and (5,) do not broadcast: the sizes 2 and 5 differ and neither is 1"`,
  );
});

test('dot of shapes that do not fit', () => {
  expect(messageOf(() => np.dot(A, [1, 2]))).toMatchInlineSnapshot(
    `"NpError: dot: (4, 3) · (2,): the inner sizes 3 and 2 differ"`,
  );
});

test('dot of stacks', () => {
  expect(messageOf(() => np.dot(np.zeros([2, 2, 2]), A))).toMatchInlineSnapshot(
    `"NpError: dot: (2, 2, 2) and (4, 3): only vectors and matrices; use np.matmul"`,
  );
});

test('add of shapes that do not broadcast', () => {
  expect(messageOf(() => np.add(A, B))).toMatchInlineSnapshot(
    `"NpError: add: (4, 3) and (5, 7) do not broadcast: the sizes 4 and 5 differ and neither is 1"`,
  );
});

test('where of shapes that do not broadcast', () => {
  expect(messageOf(() => np.where([1, 0], A, 0))).toMatchInlineSnapshot(
    `"NpError: where: (2,) and (4, 3) do not broadcast: the sizes 2 and 3 differ and neither is 1"`,
  );
});

test('where with two arguments', () => {
  expect(messageOf(() => np.where(A, 1, undefined as never))).toMatchInlineSnapshot(
    `"NpError: where: expects three arguments: np.where(condition, a, b)"`,
  );
});

test('clip with one bound', () => {
  expect(messageOf(() => np.clip(A, 0, undefined as never))).toMatchInlineSnapshot(
    `"NpError: clip: expects two bounds: np.clip(A, low, high)"`,
  );
});

test('an axis that is not there', () => {
  expect(messageOf(() => np.sum(A, { axis: 2 }))).toMatchInlineSnapshot(
    `"NpError: sum: axis 2 does not exist in shape (4, 3)"`,
  );
});

test('an axis that is no whole number', () => {
  expect(messageOf(() => np.sum(A, { axis: 0.5 }))).toMatchInlineSnapshot(
    `"NpError: sum: axis 0.5 does not exist in shape (4, 3)"`,
  );
});

test('an axis of another type', () => {
  expect(messageOf(() => np.sum(A, { axis: '0' as never }))).toMatchInlineSnapshot(
    `"NpError: sum: axis is one whole number, got the string "0""`,
  );
});

test('a list of axes', () => {
  expect(messageOf(() => np.sum(A, { axis: [0, 1] as never }))).toMatchInlineSnapshot(
    `"NpError: sum: axis is one whole number, got a list"`,
  );
});

test('keepdims that is not a truth value', () => {
  expect(messageOf(() => np.sum(A, { axis: 0, keepdims: 1 as never }))).toMatchInlineSnapshot(
    `"NpError: sum: keepdims is true or false, got 1"`,
  );
});

test('an unknown option', () => {
  expect(messageOf(() => np.sum(A, { axis: 0, keepDims: true } as never))).toMatchInlineSnapshot(
    `"NpError: sum: unknown option keepDims; it knows axis, keepdims"`,
  );
});

test('options given by position', () => {
  expect(messageOf(() => np.sum(A, 1 as never))).toMatchInlineSnapshot(
    `"NpError: sum: options are an object such as { axis: … }, got 1"`,
  );
});

test('the mean of an empty axis', () => {
  expect(messageOf(() => np.mean([]))).toMatchInlineSnapshot(
    `"NpError: mean: shape (0,) has no entries along the axis"`,
  );
});

test('the largest of none', () => {
  expect(messageOf(() => np.max(np.zeros([0, 3]), { axis: 0 }))).toMatchInlineSnapshot(
    `"NpError: max: shape (0, 3) has no entries along the axis"`,
  );
});

test('a shape spread over arguments', () => {
  expect(
    messageOf(() => (np.zeros as (...sizes: number[]) => unknown)(2, 3)),
  ).toMatchInlineSnapshot(
    `"NpError: zeros: too many arguments; a shape is a list: np.zeros([2, 3])"`,
  );
});

test('numbers spread over arguments', () => {
  expect(
    messageOf(() => (np.array as (...values: number[]) => unknown)(1, 2)),
  ).toMatchInlineSnapshot(
    `"NpError: array: too many arguments; wrap the numbers in a list: np.array([1, 2, 3])"`,
  );
});

test('a negative size', () => {
  expect(messageOf(() => np.zeros([2, -3]))).toMatchInlineSnapshot(
    `"NpError: zeros: the size -3 in shape (2, -3) is negative"`,
  );
});

test('a size that is no whole number', () => {
  expect(messageOf(() => np.zeros([2, 1.5]))).toMatchInlineSnapshot(
    `"NpError: zeros: a shape is a whole number or a list of them, such as [2, 3]; got 1.5"`,
  );
});

test('a size that is missing', () => {
  expect(messageOf(() => np.zeros([2, undefined as never]))).toMatchInlineSnapshot(
    `"NpError: zeros: a shape is a whole number or a list of them, such as [2, 3]; got undefined"`,
  );
});

test('an array that is far too large', () => {
  expect(messageOf(() => np.zeros([100000, 100000]))).toMatchInlineSnapshot(
    `"NpError: zeros: shape (100000, 100000) holds more than 16777216 numbers"`,
  );
});

test('full without its value', () => {
  expect(messageOf(() => np.full([2, 3], undefined as never))).toMatchInlineSnapshot(
    `"NpError: full: the value is undefined, not a number: np.full([2, 3], 0.5)"`,
  );
});

test('arange that never ends', () => {
  expect(messageOf(() => np.arange(0, 1, 0))).toMatchInlineSnapshot(
    `"NpError: arange: from 0 to 1 in steps of 0 never ends"`,
  );
});

test('reshape to another size', () => {
  expect(messageOf(() => np.reshape(A, [5, 2]))).toMatchInlineSnapshot(
    `"NpError: reshape: (4, 3) holds 12 numbers and cannot become (5, 2)"`,
  );
});

test('reshape with nothing that would fit', () => {
  expect(messageOf(() => A.reshape(-1, 5))).toMatchInlineSnapshot(
    `"NpError: reshape: (4, 3) holds 12 numbers and cannot become (-1, 5)"`,
  );
});

test('concatenate of arrays that do not fit', () => {
  expect(messageOf(() => np.concatenate([A, B]))).toMatchInlineSnapshot(
    `"NpError: concatenate: (4, 3) and (5, 7) differ outside axis 0"`,
  );
});

test('concatenate without a list', () => {
  expect(messageOf(() => np.concatenate(A as never))).toMatchInlineSnapshot(
    `"NpError: concatenate: expects a list of arrays: np.concatenate([A, B], { axis: 0 })"`,
  );
});

test('ragged lists', () => {
  expect(messageOf(() => np.array([[1, 2], [3]]))).toMatchInlineSnapshot(
    `"NpError: array: the lists do not form an array: entry [1] is a list of 1 where a list of 2 is expected"`,
  );
});

test('a number where a list should be', () => {
  expect(messageOf(() => np.array([[1, 2], 3]))).toMatchInlineSnapshot(
    `"NpError: array: the lists do not form an array: entry [1] is a number where a list of 2 is expected"`,
  );
});

test('a list where a number should be', () => {
  expect(messageOf(() => np.array([1, [2]]))).toMatchInlineSnapshot(
    `"NpError: array: the lists do not form an array: entry [1] is a list of 1 where a number is expected"`,
  );
});

test('a string among numbers', () => {
  expect(messageOf(() => np.array([[1, 'two']]))).toMatchInlineSnapshot(
    `"NpError: array: entry [0][1] is the string "two", not a number"`,
  );
});

test('an undefined entry', () => {
  expect(messageOf(() => np.add([1, undefined], 1))).toMatchInlineSnapshot(
    `"NpError: add: entry [1] is undefined, not a number"`,
  );
});

test('no argument', () => {
  expect(messageOf(() => np.exp(undefined as never))).toMatchInlineSnapshot(
    `"NpError: exp: the argument is undefined, not a number or an array"`,
  );
});

test('a record in place of an array', () => {
  expect(messageOf(() => np.exp({ Z: A } as never))).toMatchInlineSnapshot(
    `"NpError: exp: the argument is an object, not a number or an array"`,
  );
});

test('a function in place of an array', () => {
  expect(messageOf(() => np.exp((() => 1) as never))).toMatchInlineSnapshot(
    `"NpError: exp: the argument is a function, not a number or an array"`,
  );
});

test('a string in place of an array', () => {
  expect(messageOf(() => np.tanh('tanh'))).toMatchInlineSnapshot(
    `"NpError: tanh: the argument is the string "tanh", not a number or an array"`,
  );
});

test('lists nested too deep', () => {
  expect(messageOf(() => np.array([[[[[[[[[1]]]]]]]]]))).toMatchInlineSnapshot(
    `"NpError: array: the lists are nested more than 8 deep"`,
  );
});

test('operators on arrays', () => {
  expect(messageOf((X) => X * 2)).toMatchInlineSnapshot(
    `"NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)"`,
  );
});

test('minus on arrays', () => {
  expect(messageOf((X) => -X)).toMatchInlineSnapshot(
    `"NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)"`,
  );
});

test('comparison of arrays', () => {
  expect(messageOf((X) => X > 0)).toMatchInlineSnapshot(
    `"NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)"`,
  );
});

test('text made by adding', () => {
  expect(messageOf((X) => 'A = ' + X)).toMatchInlineSnapshot(
    `"NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)"`,
  );
});

test('Math on arrays', () => {
  expect(messageOf((X) => Math.exp(X))).toMatchInlineSnapshot(
    `"NpError: an array of shape (4, 3) is not a number: use np.multiply, np.add, np.greater, np.exp, … in place of operators and Math (.item() reads a single number)"`,
  );
});

test('an index', () => {
  expect(messageOf((X) => X[0][1])).toMatchInlineSnapshot(
    `"NpError: [0] does not read an array of shape (4, 3): use .at(i, j) or .tolist()"`,
  );
});

test('a length is undefined, as in any object, but said to be wrong', () => {
  expect(Reflect.get(A, 'length', A)).toBeUndefined();
  expect(warnings).toEqual(['np: an array of shape (4, 3) has no length: use .size or .shape']);
});

test('writing an entry', () => {
  expect(messageOf((X: number[][]) => (X[0] = []))).toMatchInlineSnapshot(
    `"NpError: [0] cannot be written, arrays do not change: make a new one, or change a list from .tolist()"`,
  );
});

test('writing a member', () => {
  expect(messageOf((X: { shape: number[] }) => (X.shape = [1]))).toMatchInlineSnapshot(
    `"TypeError: Cannot set property shape of [object Object] which has only a getter"`,
  );
});

test('writing into the shape', () => {
  expect(messageOf((X: { shape: number[] }) => (X.shape[0] = 9))).toMatchInlineSnapshot(
    `"TypeError: Cannot assign to read only property '0' of object '[object Array]'"`,
  );
});

test('a new member', () => {
  expect(messageOf((X: { grad?: number }) => (X.grad = 0))).toMatchInlineSnapshot(
    `"TypeError: Cannot add property grad, object is not extensible"`,
  );
});

test('too few indices', () => {
  expect(messageOf(() => A.at(1))).toMatchInlineSnapshot(
    `"NpError: at: shape (4, 3) needs 2 indices, got 1"`,
  );
});

test('an index outside', () => {
  expect(messageOf(() => A.at(4, 0))).toMatchInlineSnapshot(
    `"NpError: at: index 4 is outside axis 0 of shape (4, 3)"`,
  );
});

test('an index that is no whole number', () => {
  expect(messageOf(() => A.at(0, 1.5))).toMatchInlineSnapshot(
    `"NpError: at: index 1.5 is outside axis 1 of shape (4, 3)"`,
  );
});

test('item of many numbers', () => {
  expect(messageOf(() => A.item())).toMatchInlineSnapshot(
    `"NpError: item: shape (4, 3) holds 12 numbers, not one"`,
  );
});

test('an array can be shown in a text', () => {
  expect(String(np.array([[1, 2.123456789]]))).toMatchInlineSnapshot(`"[[1, 2.12346]] (1, 2)"`);
});

test('a long array is shown shortened', () => {
  expect(String(np.zeros([20, 30]))).toMatchInlineSnapshot(
    `"[[0, 0, 0, 0, 0, 0, 0, 0, … 22 more], [0, 0, 0, 0, 0, 0, 0, 0, … 22 more], [0, 0, 0, 0, 0, 0, 0, 0, … 22 more], [0, 0, 0, 0, 0, 0, 0, 0, … 22 more], [0, 0, 0, 0, 0, 0, 0, 0, … 22 more], [0, 0, 0, 0, 0, 0, 0, 0, … 22 more], … 14 more] (20, 30)"`,
  );
});

test('the class of arrays cannot be reached through an array', () => {
  expect(Reflect.get(A, 'constructor')).not.toBe(NdArray);
});
