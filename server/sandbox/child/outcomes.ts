import { cleanError, cleanText } from '../hostile-text.ts';
import type { StudentError } from '../types.ts';

/** What an error that left the isolate says about how the step ended. */
export type StepFailure =
  | { readonly kind: 'limit'; readonly limit: 'time' | 'memory' }
  | { readonly kind: 'threw'; readonly error: StudentError };

const MEMORY = /memory limit|Array buffer allocation failed/;
const MAX_MESSAGE = 500;
const TIMEOUT = 'Script execution timed out.';
const FRAME = /^ {4}at .*file:\/\/\/program\.ts:(\d+):(\d+)\)?$/m;
const COMPILED_AT = / \[file:\/\/\/program\.ts:(\d+):(\d+)\]$/;
const MAX_STACK = 8000;

/** Reads an error that isolated-vm copied out: a string, a number or an Error whose texts may be huge. */
export function explainFailure(thrown: unknown, overrun: boolean): StepFailure {
  if (overrun) return { kind: 'limit', limit: 'time' };
  if (!(thrown instanceof Error)) {
    const message = cleanText(`${typeof thrown} thrown: ${String(thrown)}`, MAX_MESSAGE);
    return { kind: 'threw', error: { name: 'Error', message } };
  }
  // An Error that was made in another realm promises nothing about its properties.
  const { name, message, stack } = thrown as unknown as { readonly [key: string]: unknown };
  if (message === TIMEOUT) return { kind: 'limit', limit: 'time' };
  const text = cleanText(message, MAX_MESSAGE);
  if (MEMORY.test(text)) return { kind: 'limit', limit: 'memory' };
  const place = COMPILED_AT.exec(text) ?? FRAME.exec(cleanStack(stack));
  const error = {
    name,
    message: text.replace(COMPILED_AT, ''),
    line: Number(place?.[1]),
    column: Number(place?.[2]),
  };
  return { kind: 'threw', error: cleanError(error) };
}

function cleanStack(stack: unknown): string {
  return typeof stack === 'string' ? stack.slice(0, MAX_STACK) : '';
}
