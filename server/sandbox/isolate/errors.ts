import { execute, sliceText } from './primordials.ts';

/** What is told of an error that student or author code threw; cut to size here, cleaned outside. */
export interface ReportedError {
  readonly name: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

const MAX_NAME = 60;
const MAX_MESSAGE = 600;
const MAX_STACK = 8000;

/** The program being judged is compiled under the name `file:///program.ts`. */
const FRAME = /^ {4}at .*file:\/\/\/program\.ts:(\d+):(\d+)\)?$/m;

/** The first frame of a stack trace that lies in the program itself. */
export function findPlace(stack: unknown): Place | null {
  if (typeof stack !== 'string') return null;
  const match = execute(FRAME, sliceText(stack, 0, MAX_STACK));
  return match === null ? null : { line: Number(match[1]), column: Number(match[2]) };
}

/** Reads name, message and place off anything that was thrown; inside the timed region, because getters may run. */
export function reportError(thrown: unknown): ReportedError {
  if (typeof thrown !== 'object' || thrown === null) {
    return report('Error', `${typeof thrown} thrown: ${String(thrown)}`, null);
  }
  try {
    const { name, message, stack } = thrown as { readonly [key: string]: unknown };
    return report(name, message, findPlace(stack));
  } catch {
    return report('Error', 'The thrown value could not be read.', null);
  }
}

function report(name: unknown, message: unknown, place: Place | null): ReportedError {
  return {
    name: cut(name, MAX_NAME),
    message: cut(message, MAX_MESSAGE),
    line: place === null ? null : place.line,
    column: place === null ? null : place.column,
  };
}

function cut(text: unknown, length: number): string {
  return typeof text === 'string' ? sliceText(text, 0, length) : '';
}
