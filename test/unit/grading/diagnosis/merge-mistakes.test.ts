import { expect, it } from 'vitest';
import { mergeMistakes } from '../../../../server/grading/diagnosis/merge-mistakes.ts';
import { partialMistakes } from '../../../../server/grading/diagnosis/partial-mistakes.ts';

const solution = `const n = X.shape[1];
const dZ = A - Y;
const dw = X * dZ / n;
const db = sum(dZ) / n;
`;
const withoutMean = `const dZ = A - Y;
const dw = X * dZ;
const db = sum(dZ);
`;

it('merges mistakes in neighbouring lines', () => {
  const absolute = solution.replace('A - Y', 'abs(A - Y)');
  expect(mergeMistakes(withoutMean, solution, absolute)).toBe(
    `const dZ = abs(A - Y);
const dw = X * dZ;
const db = sum(dZ);
`,
  );
});

it('merges mistakes below blank headers of different lengths', () => {
  const absolute = solution.replace('A - Y', 'abs(A - Y)');
  const summed = solution.replace('sum(dZ) / n', 'sum(dZ)');
  expect(mergeMistakes(`\n\n\n${absolute}`, solution, `\n\n\n\n${summed}`)).toBe(
    absolute.replace('sum(dZ) / n', 'sum(dZ)'),
  );
});

it('merges mistakes in one line, word by word', () => {
  const transposed = solution.replace('X * dZ', 'dZ * X');
  const twice = solution.replace('dw = X * dZ / n', 'dw = X * dZ / n / n');
  expect(mergeMistakes(transposed, solution, twice)).toContain('const dw = dZ * X / n / n;');
});

it('does not merge two changes of the same words', () => {
  const hard = solution.replace('A - Y', 'round(A) - Y');
  const before = solution.replace('A - Y', 'Z - Y');
  expect(mergeMistakes(hard, solution, before)).toBeNull();
});

it('does not merge what both put in the same place', () => {
  const first = `const m = 1;\n${solution}`;
  const second = `const k = 1;\n${solution}`;
  expect(mergeMistakes(first, solution, second)).toBeNull();
});

it('makes a mistake in each of its places alone', () => {
  const wrong = solution.replace('dZ / n', 'dZ').replace('sum(dZ) / n', 'sum(dZ)');
  expect(partialMistakes(wrong, solution)).toEqual([
    solution.replace('X * dZ / n', 'X * dZ'),
    solution.replace('sum(dZ) / n', 'sum(dZ)'),
  ]);
});

it('has no part of a mistake that is made in a single place', () => {
  expect(partialMistakes(`\n\n${solution.replace('A - Y', 'Y - A')}`, solution)).toEqual([]);
});
