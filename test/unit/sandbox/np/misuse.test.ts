import { beforeAll, expect, test } from 'vitest';
import * as np from '../../../../server/sandbox/isolate/np/index.ts';
import { NdArray, sealNdArray } from '../../../../server/sandbox/isolate/np/nd-array.ts';
import { arrayMisuses } from './array-misuses.ts';
import { callMisuses } from './call-misuses.ts';
import { A, type Misuse } from './misuse.ts';
import { valueMisuses } from './value-misuses.ts';

const warnings: string[] = [];

beforeAll(() => sealNdArray((message) => warnings.push(message)));

function messageOf(slip: Misuse['slip']): string {
  try {
    slip(A as never);
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
  return 'no error';
}

test.each([...callMisuses, ...valueMisuses, ...arrayMisuses])('$mistake', ({ slip, message }) => {
  expect(messageOf(slip)).toBe(message);
});

test('a length is undefined, as in any object, but said to be wrong', () => {
  expect(Reflect.get(A, 'length', A)).toBeUndefined();
  expect(warnings).toEqual(['np: an array of shape (4, 3) has no length: use .size or .shape']);
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
