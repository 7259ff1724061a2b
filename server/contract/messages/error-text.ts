import type { Locale } from '../locale.ts';
import type { ProgramError } from '../report.ts';
import { npErrors } from './np-errors.pt-BR.ts';
import { syntaxErrors } from './syntax-errors.pt-BR.ts';
import { translateMessage, type Phrases } from './translate-message.ts';
import { thrownValues, v8Errors } from './v8-errors.pt-BR.ts';

/** A class of errors that a program made itself is not here: what it says is nobody else's to say. */
const portuguese: ReadonlyMap<string, Phrases> = new Map([
  ['NpError', npErrors],
  ['TypeError', v8Errors],
  ['ReferenceError', v8Errors],
  ['RangeError', v8Errors],
  ['SyntaxError', syntaxErrors],
  ['Error', thrownValues],
]);

/** The message of a program's error in the reader's language; one that is not known stays as it is. */
export function errorMessage(
  { name, message }: Pick<ProgramError, 'name' | 'message'>,
  locale: Locale,
): string {
  const phrases = locale === 'pt-BR' ? portuguese.get(name) : undefined;
  return (phrases && translateMessage(message, phrases)) ?? message;
}

/** `TypeError: x is not a function` in the reader's language. */
export function errorText(text: string, locale: Locale): string {
  const [, name, message] = /^(\w+): (.*)$/s.exec(text) ?? [];
  if (name === undefined || message === undefined) return text;
  return `${name}: ${errorMessage({ name, message }, locale)}`;
}
