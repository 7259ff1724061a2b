import type { Locale } from '../locale.ts';

type Words = Readonly<Record<string, string>>;

/** What stood in the place of numbers, by the sandbox's word for it; other words are names of the language itself. */
const things: Readonly<Record<Locale, Words>> = {
  'pt-BR': {
    number: 'um número',
    string: 'um texto',
    boolean: 'um booleano',
    object: 'um objeto',
    function: 'uma função',
    Promise: 'uma Promise',
    array: 'uma lista',
    'np array': 'um array do np',
    'ragged array': 'uma lista com linhas de tamanhos diferentes',
    'array of more than 4 axes': 'uma lista com mais de 4 eixos',
  },
  en: {
    number: 'a number',
    string: 'a text',
    boolean: 'a boolean',
    object: 'an object',
    function: 'a function',
    Promise: 'a Promise',
    array: 'a list',
    'np array': 'an np array',
    'ragged array': 'a list with rows of different lengths',
    'array of more than 4 axes': 'a list with more than 4 axes',
  },
};

/** What a list was found to hold. */
const entries: Readonly<Record<Locale, Words>> = {
  'pt-BR': {
    string: 'textos',
    object: 'objetos',
    function: 'funções',
    Promise: 'Promises',
  },
  en: { string: 'texts', object: 'objects', function: 'functions', Promise: 'Promises' },
};

const listOf: Readonly<Record<Locale, string>> = {
  'pt-BR': 'uma lista com',
  en: 'a list with',
};

/** What was found, in the reader's language: `array of string` is a list with texts. */
export function foundText(found: string, locale: Locale): string {
  const known = lookUp(things[locale], found);
  if (known !== undefined) return known;
  const entry = /^array of (.*)$/.exec(found)?.[1];
  if (entry === undefined) return found;
  return `${listOf[locale]} ${lookUp(entries[locale], entry) ?? entry}`;
}

/** The word is the program's own and may be the name of anything. */
function lookUp(words: Words, word: string): string | undefined {
  return Object.hasOwn(words, word) ? words[word] : undefined;
}
