import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { portugueseTypeScript } from '../../../web/components/editor/typescript.pt-BR.ts';

const services = path.resolve(
  import.meta.dirname,
  '../../../node_modules/monaco-editor/esm/vs/languages/features/typescript/lib/typescriptServices.js',
);

/** `diag(2304, 1, "Cannot_find_name_0_2304", "Cannot find name '{0}'.")` as it stands in TypeScript's code. */
function readEnglish(): Map<string, string> {
  const table = readFileSync(services, 'utf8').matchAll(
    /diag\(\d+, [^,]+,\s*"(\w+)",\s*"((?:[^"\\]|\\.)*)"/g,
  );
  return new Map([...table].map(([, key = '', text = '']) => [key, text]));
}

const places = (text: string): readonly string[] => (text.match(/\{\d\}/g) ?? []).toSorted();

it('translates what TypeScript really says under these keys', () => {
  const english = readEnglish();
  const keys = Object.keys(portugueseTypeScript);
  expect(keys.filter((key) => !english.has(key))).toEqual([]);
  expect(keys.map((key) => places(portugueseTypeScript[key] ?? ''))).toEqual(
    keys.map((key) => places(english.get(key) ?? '')),
  );
});
