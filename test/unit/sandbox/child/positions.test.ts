import { expect, test } from 'vitest';
import { findPositions } from '../../../../server/sandbox/child/positions.ts';

function backwardOf(body: string) {
  return findPositions(`export function backward({ cache }) {\n${body}\n}`, ['backward'])[
    'backward'
  ];
}

test('a key with a value of its own is found where it stands', () => {
  expect(backwardOf('  return { dW: cache.a * 2, "db": 3 };')).toEqual({
    dW: { line: 2, column: 12 },
    db: { line: 2, column: 29 },
  });
});

test('a key that names a variable is found where that was last given its value', () => {
  expect(backwardOf('  let dW = 1;\n  if (cache) dW = 2;\n  return { dW };')).toEqual({
    dW: { line: 3, column: 14 },
  });
});

test('a variable may have another name than its key', () => {
  expect(backwardOf('  const gradient = 1;\n  return { dW: gradient };')).toEqual({
    dW: { line: 2, column: 9 },
  });
});

test('an object that is filled piece by piece is followed', () => {
  expect(
    backwardOf('  const grads = { dW: 1 };\n  grads.db = 2;\n  grads["dA"] = 3;\n  return grads;'),
  ).toEqual({
    dW: { line: 2, column: 19 },
    db: { line: 3, column: 3 },
    dA: { line: 4, column: 3 },
  });
});

test('a spread object is followed', () => {
  expect(backwardOf('  const first = { dW: 1 };\n  return { ...first, db: 2 };')).toEqual({
    dW: { line: 2, column: 19 },
    db: { line: 3, column: 22 },
  });
});

test('names that are taken apart are found', () => {
  expect(backwardOf('  const { dW, inner: [db] } = cache;\n  return { dW, db };')).toEqual({
    dW: { line: 2, column: 11 },
    db: { line: 2, column: 23 },
  });
});

test('returns of functions inside do not count, assignments in them do', () => {
  expect(
    backwardOf('  let dW;\n  [1].map(() => { dW = 2; return { other: 1 }; });\n  return { dW };'),
  ).toEqual({ dW: { line: 3, column: 19 } });
});

test.each([
  [
    'an arrow with an expression',
    'export const forward = ({ Z }) => ({ A: Z });',
    { A: { line: 1, column: 38 } },
  ],
  [
    'a function expression',
    'export const forward = function () { return { A: 1 }; };',
    { A: { line: 1, column: 47 } },
  ],
  [
    'an export of its own',
    'const f = () => ({ A: 1 });\nexport { f as forward };',
    { A: { line: 1, column: 20 } },
  ],
])('%s is an exported function', (_, code, expected) => {
  expect(findPositions(code, ['forward'])).toEqual({ forward: expected });
});

test('what cannot be told is left out', () => {
  expect(
    findPositions('export const forward = make(); export function backward() { return other(); }', [
      'forward',
      'backward',
      'missing',
    ]),
  ).toEqual({
    backward: {},
  });
});

test('a variable that refers to itself ends', () => {
  expect(backwardOf('  let a = b;\n  let b = a;\n  return a;')).toEqual({});
});

test('what the parser cannot read has no positions', () => {
  expect(findPositions(`export const x = ${'('.repeat(50_000)}`, ['x'])).toEqual({});
});
