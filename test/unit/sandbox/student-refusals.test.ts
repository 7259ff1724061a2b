import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';
import { open, outputOf, tensor } from './student-programs.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox();
});

afterAll(() => sandbox.stop());

test('a syntax error is refused with its place', async () => {
  expect(
    await open(
      sandbox,
      'const a: number = 1;\nexport const forward = () => { return };\nlet b = ;',
    ),
  ).toEqual({
    state: 'refused',
    reason: 'syntax_error',
    error: { name: 'SyntaxError', message: 'Expression expected', line: 3, column: 9 },
    console: [],
  });
});

test('an error that only the engine finds is refused with its place', async () => {
  expect(
    await open(sandbox, 'export const forward = () => 1;\nconst a = 1;\nconst a = 2;'),
  ).toMatchObject({
    state: 'refused',
    reason: 'syntax_error',
    error: { message: "Identifier 'a' has already been declared", line: 3, column: 7 },
  });
});

test.each([
  ['an enum', 'enum Gate { A }\nexport const forward = () => 1;', { line: 1, column: 1 }],
  ['a namespace', 'namespace N { export const a = 1 }', { line: 1, column: 1 }],
  [
    'a parameter property',
    'class A {\n  constructor(private x: number) {}\n}',
    { line: 2, column: 23 },
  ],
])('%s is refused as syntax that is not supported', async (_, source, place) => {
  expect(await open(sandbox, source)).toMatchObject({
    state: 'refused',
    reason: 'unsupported_syntax',
    error: place,
  });
});

test.each([
  ['not exported', 'function forward() {}'],
  ['no function', 'export const forward = { call() {}, apply() {} };'],
  ['never defined', 'await new Promise(() => undefined); export const forward = () => 1;'],
])('an export that is %s is missing', async (_, source) => {
  expect(await open(sandbox, source)).toEqual({
    state: 'refused',
    reason: 'missing_export',
    name: 'forward',
    console: [],
  });
});

test.each(['node:fs', 'fs', './np.ts', '#engine/index.ts', 'np/index.ts'])(
  'an import of %s is refused',
  async (specifier) => {
    expect(
      await open(sandbox, `import * as x from '${specifier}'; export const forward = () => x;`),
    ).toEqual({ state: 'refused', reason: 'forbidden_api', specifier, console: [] });
  },
);

test('a name that np does not export is refused', async () => {
  expect(
    await open(sandbox, `import { einsum } from 'np'; export const forward = () => einsum;`),
  ).toMatchObject({
    state: 'refused',
    reason: 'syntax_error',
    error: { message: "The requested module 'np' does not provide an export named 'einsum'" },
  });
});

test('a dynamic import never loads anything', async () => {
  const output = await outputOf(
    sandbox,
    `let loaded = 0;
     for (const name of ['np', 'node:fs', '#engine/index.ts']) {
       await import(name).then(() => { loaded++; }, () => undefined);
     }
     export const forward = () => ({ Y: loaded });`,
  );
  expect(output).toEqual({ state: 'tensor', ...tensor([], 0) });
});

test.each([
  ['parentheses', `export const x = ${'('.repeat(600)}1${')'.repeat(600)};`],
  ['type arguments', `let x: ${'A<'.repeat(600)}B${'>'.repeat(600)};`],
])('%s nested too deeply are refused before anything parses them', async (_, source) => {
  expect(await open(sandbox, source)).toMatchObject({
    state: 'refused',
    reason: 'syntax_error',
    error: { message: 'More than 500 brackets are open at once.', line: 1 },
  });
});

test('a program that breaks the type stripper costs its process, and nobody else anything', async () => {
  expect(
    await open(sandbox, `export const forward = () => 1; let ${'x = '.repeat(12_000)}1;`),
  ).toMatchObject({
    state: 'refused',
    reason: 'syntax_error',
    error: { message: 'The program is nested too deeply to be read.' },
  });
  for (let i = 0; i < 4; i++) {
    expect(
      await outputOf(sandbox, 'export const forward = (): { Y: number } => ({ Y: 1 });'),
    ).toEqual({
      state: 'tensor',
      ...tensor([], 1),
    });
  }
});

test('an exported name that looks like a promise is an export like any other', async () => {
  expect(
    await outputOf(
      sandbox,
      'export function then() { for (;;); } export const forward = () => ({ Y: 1 });',
    ),
  ).toEqual({ state: 'tensor', ...tensor([], 1) });
});
