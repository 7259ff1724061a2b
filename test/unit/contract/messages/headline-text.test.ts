import { describe, expect, it } from 'vitest';
import { Headline } from '../../../../server/contract/headline.ts';
import { locales } from '../../../../server/contract/locale.ts';
import { fillMessage } from '../../../../server/contract/messages/fill-message.ts';
import {
  formatCodeNumber,
  headlineText,
} from '../../../../server/contract/messages/headline-text.ts';
import { reportMessages } from '../../../../server/contract/messages/report.ts';

describe('headline text', () => {
  it('names quantity, ratio and symbol in Portuguese', () => {
    expect(
      headlineText(
        { key: 'ratio_constant', args: { quantity: 'dW2', ratio: 5, symbol: 'n' } },
        'pt-BR',
      ),
    ).toBe('Todos os elementos de dW2 são 5× o esperado (n = 5).');
  });

  it('names a group of examples in both languages', () => {
    const headline: Headline = {
      key: 'examples_weighted',
      args: { quantity: 'dW2', examples: 'label_1', ratio: 2 },
    };
    expect(headlineText(headline, 'pt-BR')).toBe(
      'Em dW2, o grupo dos exemplos com y = 1 conta 2×; o resto, uma vez.',
    );
    expect(headlineText(headline, 'en')).toBe(
      'In dW2, the group of examples with y = 1 counts 2×; the rest once.',
    );
  });

  it.each([
    ['string', 'u veio como um texto; esperava um tensor de números.'],
    ['array of string', 'u veio como uma lista com textos; esperava um tensor de números.'],
    ['array of null', 'u veio como uma lista com null; esperava um tensor de números.'],
    [
      'ragged array',
      'u veio como uma lista com linhas de tamanhos diferentes; esperava um tensor de números.',
    ],
    ['toString', 'u veio como toString; esperava um tensor de números.'],
  ])('says in Portuguese that a quantity came as %s', (found, sentence) => {
    expect(headlineText({ key: 'wrong_type', args: { quantity: 'u', found } }, 'pt-BR')).toBe(
      sentence,
    );
  });

  it.each<[Headline, string]>([
    [
      { key: 'returned_nothing', args: { function: 'backward' } },
      'backward não devolveu nada: falta um return?',
    ],
    [
      { key: 'returned_no_record', args: { function: 'forward', found: 'array' } },
      'forward devolveu uma lista; esperava um objeto com um nome para cada resultado.',
    ],
  ])('speaks of what a function returned', (headline, sentence) => {
    expect(headlineText(headline, 'pt-BR')).toBe(sentence);
  });

  it('leaves the line out when it is not known', () => {
    const headline: Headline = {
      key: 'runtime_error',
      args: { message: 'x is not defined', line: null },
    };
    expect(headlineText(headline, 'en')).toBe('The code threw: x is not defined');
  });

  it('says in Portuguese what np threw', () => {
    const message = 'NpError: matmul: (3, 4) @ (5, 6): the inner sizes 4 and 5 differ';
    expect(headlineText({ key: 'runtime_error', args: { message, line: 5 } }, 'pt-BR')).toBe(
      'A linha 5 lançou: NpError: matmul: (3, 4) @ (5, 6): os tamanhos internos 4 e 5 são diferentes',
    );
  });

  it.each(['syntax_error', 'unsupported_syntax'] as const)(
    'says in Portuguese why a program cannot be read: %s',
    (key) => {
      const headline: Headline = { key, args: { message: 'Expression expected', line: 3 } };
      expect(headlineText(headline, 'pt-BR')).toMatch(/: Esperava uma expressão$/);
      expect(headlineText(headline, 'en')).toMatch(/: Expression expected$/);
    },
  );

  it('never reads a program message as a template', () => {
    const headline: Headline = { key: 'runtime_error', args: { message: '{{line}} $&', line: 7 } };
    expect(headlineText(headline, 'en')).toBe('Line 7 threw: {{line}} $&');
  });

  it.each(Headline.options.map((option) => [option.shape.key.value, option.shape.args.shape]))(
    'asks in %s for no value that the headline does not carry',
    (key, args) => {
      for (const locale of locales) {
        const placeholders = [...reportMessages[locale].headlines[key].matchAll(/\{\{(\w+)\}\}/g)];
        expect(Object.keys(args)).toEqual(
          expect.arrayContaining(placeholders.map(([, name]) => name)),
        );
      }
    },
  );
});

describe('message filling', () => {
  it('keeps a placeholder that has no value', () => {
    expect(fillMessage('{{a}} and {{b}}', { a: 1 })).toBe('1 and {{b}}');
  });
});

describe('code numbers', () => {
  it.each([
    [0, '0'],
    [5, '5.00'],
    [-1, '-1.00'],
    [0.2, '0.200'],
    [1.2e-7, '1.2e-7'],
    [12_345.6, '12346'],
    [3.1e7, '3.1e7'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
  ])('writes %d as %s', (value, text) => {
    expect(formatCodeNumber(value)).toBe(text);
  });
});
