import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { portugueseMonaco } from '../../../web/components/editor/monaco.pt-BR.ts';

const monaco = path.resolve(import.meta.dirname, '../../../node_modules/monaco-editor/esm/vs');

/** `localize(1019, "Find")` as it stands in Monaco's code, by number. */
function readEnglish(): Map<number, string> {
  const folders = '{base/browser/ui,editor/common,editor/browser,editor/contrib,platform}/**/*.js';
  const calls = globSync(folders, { cwd: monaco }).flatMap((file) => [
    ...readFileSync(path.join(monaco, file), 'utf8').matchAll(
      /localize2?\((\d+), (?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/g,
    ),
  ]);
  return new Map(
    calls.map(([, number, double, single]) => [Number(number), double ?? single ?? '']),
  );
}

it('translates the words that Monaco really has under these numbers', () => {
  const english = readEnglish();
  const numbers = Object.keys(portugueseMonaco).map(Number);
  expect(numbers.map((number) => [number, english.get(number)])).toEqual(
    numbers.map((number) => [number, portugueseMonaco[number]?.[0]]),
  );
});
