import { expect, it } from 'vitest';
import { errorMessage, errorText } from '../../../../server/contract/messages/error-text.ts';
import { npErrors } from '../../../../server/contract/messages/np-errors.pt-BR.ts';
import { syntaxErrors } from '../../../../server/contract/messages/syntax-errors.pt-BR.ts';
import { thrownValues, v8Errors } from '../../../../server/contract/messages/v8-errors.pt-BR.ts';

it('says what is known in Portuguese to Portuguese readers only', () => {
  const error = { name: 'ReferenceError', message: 'dZ is not defined' };
  expect(errorMessage(error, 'pt-BR')).toBe("Não há nada com o nome 'dZ'");
  expect(errorMessage(error, 'en')).toBe('dZ is not defined');
});

it('keeps the name of the error', () => {
  expect(errorText('TypeError: X.dot is not a function', 'pt-BR')).toBe(
    'TypeError: X.dot não é uma função',
  );
});

it.each([
  'Error: dZ is not defined',
  'ShapeError: dZ is not defined',
  'constructor: dZ is not defined',
  'Error: exception thrown: 5',
  'TypeError: expected a matrix',
  'TypeError: dZ is not a function, I told you',
  'dZ is not defined',
  'no colon',
  '',
])('leaves %j as it is', (text) => {
  expect(errorText(text, 'pt-BR')).toBe(text);
});

it('never reads a message as a template', () => {
  expect(errorText('TypeError: {{text}} $& is not a function', 'pt-BR')).toBe(
    'TypeError: {{text}} $& não é uma função',
  );
});

it('keeps the lines of a message', () => {
  expect(errorText('TypeError: a\nb is not a function', 'pt-BR')).toBe(
    'TypeError: a\nb não é uma função',
  );
});

const places = (text: string): readonly string[] => text.match(/\{\{\w+\}\}/g) ?? [];

it('asks in Portuguese for no place that the English message does not have', () => {
  const phrases = [npErrors, v8Errors, syntaxErrors, thrownValues].flatMap(Object.entries<string>);
  expect(
    phrases.filter(([english, portuguese]) =>
      places(portuguese).some((place) => !places(english).includes(place)),
    ),
  ).toEqual([]);
});
