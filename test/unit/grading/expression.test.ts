import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../../../server/grading/expression.ts';

const symbols = new Map([
  ['n', 8],
  ['n0', 4],
  ['L', 2],
  ['width[0]', 3],
  ['width[1]', 5],
  ['width[2]', 1],
]);

const evaluate = (expression: string | number) => evaluateExpression(expression, symbols);

describe('evaluating an expression', () => {
  it.each([
    [7, 7],
    ['7', 7],
    ['2.5e-3', 0.0025],
    ['n', 8],
    ['  n  ', 8],
    ['-n', -8],
    ['--n', 8],
    ['1/n', 0.125],
    ['sqrt(n0)', 2],
    ['1/sqrt(n0)', 0.5],
    ['sqrt( n * 2 )', 4],
    ['(n - n0) * L', 8],
    ['width[0]', 3],
    ['width[L]', 1],
    ['width[ L - 1 ]', 5],
    ['1/sqrt(width[width[2] - 1] + 1)', 0.5],
  ])('reads %j as %d', (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });

  it.each([
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['2 * 3 + 4', 10],
    ['10 - 4 - 3', 3],
    ['24 / 4 / 2', 3],
    ['24 / 4 * 2', 12],
    ['-2 * 3', -6],
    ['2 * -3', -6],
    ['2 - -3', 5],
  ])('gives %s the value %d, as on paper', (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });

  it('agrees with arithmetic on sums of products of any whole numbers', () => {
    const number = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(number, number, number, number, (a, b, c, d) => {
        expect(evaluate(`${a} * ${b} - ${c} * (${d} + n)`)).toBe(a * b - c * (d + 8));
      }),
    );
  });
});

describe('an expression that cannot be evaluated', () => {
  it.each([
    '',
    ' ',
    'n +',
    '(n',
    'n)',
    '2 n',
    'n n',
    '1..2',
    '.5',
    '2 ** 3',
    'n; n',
    'width[',
    '[0]',
  ])('refuses %j', (expression) => {
    expect(() => evaluate(expression)).toThrow('cannot be read at');
  });

  it('says where it stopped reading and what is allowed', () => {
    expect(() => evaluate('n % 2')).toThrowErrorMatchingInlineSnapshot(
      `[Error: "n % 2" cannot be read at "% 2": numbers, symbols, + - * /, sqrt() and brackets are allowed]`,
    );
    expect(() => evaluate('(n + 1')).toThrowErrorMatchingInlineSnapshot(
      `[Error: "(n + 1" cannot be read at "the end": numbers, symbols, + - * /, sqrt() and brackets are allowed]`,
    );
  });

  it('names an unknown symbol and the known ones', () => {
    expect(() => evaluate('n1 + 1')).toThrowErrorMatchingInlineSnapshot(
      `[Error: "n1 + 1": there is no symbol n1 (known: n, n0, L, width[0], width[1], width[2])]`,
    );
    expect(() => evaluate('width[L + 1]')).toThrowErrorMatchingInlineSnapshot(
      `[Error: "width[L + 1]": there is no symbol width[3] (known: n, n0, L, width[0], width[1], width[2])]`,
    );
    expect(() => evaluateExpression('n', new Map())).toThrowErrorMatchingInlineSnapshot(
      `[Error: "n": there is no symbol n (known: none)]`,
    );
  });

  it.each([
    'process',
    'globalThis.n',
    'n.constructor',
    'sqrt',
    'sin(n)',
    '__proto__',
    'n[0]',
    '`n`',
  ])('does not mistake %j for code', (expression) => {
    expect(() => evaluate(expression)).toThrow(Error);
  });

  it('is a number or an error, whatever the text', () => {
    const words = fc.constantFrom(
      'n',
      'n0',
      'width[',
      ']',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      'sqrt',
      '1',
      '2.5',
      ' ',
      '.',
      '[',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (expression) => {
        const before = [...symbols];
        try {
          expect(evaluate(expression)).toBeTypeOf('number');
        } catch (error) {
          expect(error).toMatchObject({
            name: 'Error',
            message: expect.stringContaining(`"${expression}`),
          });
        }
        expect([...symbols]).toEqual(before);
      }),
      { numRuns: 2000 },
    );
  });
});
