import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { english } from '../../../web/messages/en.ts';
import { portuguese } from '../../../web/messages/pt-BR.ts';

const webFolder = path.resolve(import.meta.dirname, '../../../web');
const components = globSync('{*.tsx,{components,pages}/**/*.tsx}', { cwd: webFolder });
const sources = globSync('{*.{ts,tsx},{api,components,draft,pages,run}/**/*.{ts,tsx}}', {
  cwd: webFolder,
});

/** Attributes whose text people see or hear. */
const spokenAttributes = new Set([
  'alt',
  'aria-label',
  'description',
  'label',
  'placeholder',
  'title',
]);
const hasLetters = /\p{L}/u;

function flatten(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...flatten(value, `${prefix}${key}.`)]
        : [[`${prefix}${key}`, String(value)] as const],
    ),
  );
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
}

function literalTexts(file: string, code: string): readonly string[] {
  const texts: string[] = [];
  const { program, errors } = parseSync(file, code);
  expect(errors).toEqual([]);
  new Visitor({
    JSXText: ({ value }) => {
      if (hasLetters.test(value)) texts.push(value.trim());
    },
    JSXAttribute: ({ name, value }) => {
      const isSpoken = name.type === 'JSXIdentifier' && spokenAttributes.has(name.name);
      if (!isSpoken || value?.type !== 'Literal') return;
      if (typeof value.value === 'string' && hasLetters.test(value.value)) texts.push(value.value);
    },
  }).visit(program);
  return texts;
}

describe('web messages', () => {
  const inPortuguese = flatten(portuguese);
  const inEnglish = flatten(english);

  it('say the same things in both languages', () => {
    expect([...inEnglish.keys()].sort()).toEqual([...inPortuguese.keys()].sort());
  });

  it('fill in the same values', () => {
    const valuesOf = (messages: ReadonlyMap<string, string>) =>
      Object.fromEntries([...messages].map(([key, text]) => [key, placeholders(text)]));
    expect(valuesOf(inEnglish)).toEqual(valuesOf(inPortuguese));
  });

  it('are all spoken somewhere', () => {
    const code = sources.map((file) => readFileSync(path.join(webFolder, file), 'utf8')).join('\n');
    const unspoken = [...inPortuguese.keys()].filter((key) => {
      const spoken = key.replace(/_(?:one|many|other)$/, '');
      const family = spoken.slice(0, spoken.lastIndexOf('.') + 1);
      return !code.includes(`'${spoken}'`) && !code.includes(`\`${family}\${`);
    });
    expect(unspoken).toEqual([]);
  });
});

describe('components', () => {
  it.each(components)('%s holds no text outside the translations', (file) => {
    expect(literalTexts(file, readFileSync(path.join(webFolder, file), 'utf8'))).toEqual([]);
  });

  it('would be found out', () => {
    const code = `const a = <p title="Título" id="x">Olá {name} <b aria-label="B">·</b></p>;`;
    expect(literalTexts('a.tsx', code)).toEqual(['Título', 'Olá', 'B']);
  });
});
