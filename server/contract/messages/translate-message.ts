import { fillMessage } from './fill-message.ts';

/** What a program says in English, and how one says it; both name their places `{{kind}}` or `{{kind1}}`, `{{kind2}}`. */
export type Phrases = Readonly<Record<string, string>>;

interface Place {
  /** What may stand there, as a regular expression. */
  readonly pattern: string;
  /** Words in that place that have to be said in another way too. */
  readonly phrases?: Phrases;
}

const values: Phrases = {
  'a list of {{number}}': 'uma lista de {{number}}',
  'a list': 'uma lista',
  'a number': 'um número',
  'an object': 'um objeto',
  object: 'um objeto',
  'object null': 'null',
  'a function': 'uma função',
  'a boolean': 'um boolean',
  'a bigint': 'um bigint',
  'a symbol': 'um symbol',
  'number {{text}}': 'o número {{text}}',
  'the string {{text}}': 'o texto {{text}}',
  'string {{text}}': 'o texto {{text}}',
};

const tokens: Phrases = {
  '{{quote1}}<eof>{{quote2}}': 'o fim do programa',
  '{{quote1}}ident{{quote2}}': 'um nome',
  '{{quote1}}numeric literal{{quote2}}': 'um número',
  '{{quote1}}bigint literal{{quote2}}': 'um bigint',
  '{{quote1}}string literal{{quote2}}': 'um texto entre aspas',
  '{{quote1}}no substitution template literal{{quote2}}': 'um texto entre crases',
};

const places: Readonly<Record<string, Place>> = {
  name: { pattern: '\\S+' },
  operation: { pattern: '[\\w.]+' },
  number: { pattern: '[\\w.+-]+' },
  shape: { pattern: '\\([^()]*\\)' },
  entry: { pattern: '(?:\\[\\d+\\])+' },
  type: { pattern: 'undefined|object|boolean|number|bigint|string|symbol|function' },
  signs: { pattern: '\\W+' },
  quote: { pattern: "['`]" },
  text: { pattern: '.+?' },
  value: { pattern: '.+?', phrases: values },
  found: { pattern: "'.+?'|`.+?`", phrases: tokens },
};

/** Says a message by the first phrase that it fits; null if none does. */
export function translateMessage(message: string, phrases: Phrases): string | null {
  for (const [english, translation] of Object.entries(phrases)) {
    const match = toPattern(english).exec(message);
    if (match) return fillMessage(translation, sayPlaces(match.groups ?? {}));
  }
  return null;
}

function toPattern(english: string): RegExp {
  const source = english
    .split(/\{\{(\w+)\}\}/)
    .map((part, i) => (i % 2 === 0 ? escapePattern(part) : `(?<${part}>${placeOf(part).pattern})`))
    .join('');
  return new RegExp(`^${source}$`, 's');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function placeOf(name: string): Place {
  const place = places[name.replace(/\d$/, '')];
  if (place === undefined) throw new Error(`There is no place of the kind ${name}.`);
  return place;
}

function sayPlaces(found: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(found).map(([name, text]) => [
      name,
      translateMessage(text, placeOf(name).phrases ?? {}) ?? text,
    ]),
  );
}
