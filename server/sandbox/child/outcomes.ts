import type { StudentError } from '../types.ts';

/** What an error that left the isolate says about how the step ended. */
export type StepFailure =
  | { readonly kind: 'limit'; readonly limit: 'time' | 'memory' }
  | { readonly kind: 'threw'; readonly error: StudentError };

const MEMORY = /memory limit|Array buffer allocation failed/;
const TIMEOUT = 'Script execution timed out.';
const FRAME = /^ {4}at .*file:\/\/\/program\.ts:(\d+):(\d+)\)?$/m;
const COMPILED_AT = / \[file:\/\/\/program\.ts:(\d+):(\d+)\]$/;
const MAX_NAME = 60;
const MAX_MESSAGE = 500;
const MAX_STACK = 8000;

/** Reads an error that isolated-vm copied out: a string, a number or an Error whose texts may be huge. */
export function explainFailure(thrown: unknown, overrun: boolean): StepFailure {
  if (overrun) return { kind: 'limit', limit: 'time' };
  if (!(thrown instanceof Error)) {
    const message = `${typeof thrown} thrown: ${String(thrown).slice(0, MAX_MESSAGE)}`;
    return { kind: 'threw', error: { name: 'Error', message } };
  }
  const message = String(thrown.message).slice(0, MAX_MESSAGE);
  if (message === TIMEOUT) return { kind: 'limit', limit: 'time' };
  if (MEMORY.test(message)) return { kind: 'limit', limit: 'memory' };
  return { kind: 'threw', error: toStudentError(thrown, message) };
}

function toStudentError(thrown: Error, message: string): StudentError {
  const stack = String(thrown.stack).slice(0, MAX_STACK);
  const place = COMPILED_AT.exec(message) ?? FRAME.exec(stack);
  return {
    name: String(thrown.name).slice(0, MAX_NAME),
    message: message.replace(COMPILED_AT, ''),
    ...(place === null ? {} : { line: Number(place[1]), column: Number(place[2]) }),
  };
}
