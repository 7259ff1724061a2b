/** What is told of an error that student or author code threw; all of it hostile text. */
export interface ReportedError {
  readonly name: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

const MAX_MESSAGE = 500;
const MAX_NAME = 60;
const MAX_STACK = 8000;

/** The file name under which the program being judged is compiled. */
export const PROGRAM_FILE = 'file:///program.ts';

const FRAME = /^ {4}at .*file:\/\/\/program\.ts:(\d+):(\d+)\)?$/m;

/** The first frame of a stack trace that lies in the program itself. */
export function findPosition(stack: unknown): { line: number; column: number } | undefined {
  if (typeof stack !== 'string') return undefined;
  const match = FRAME.exec(stack.slice(0, MAX_STACK));
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}

/** Reads name, message and position off anything that was thrown; runs inside the timed region because getters may run. */
export function reportError(thrown: unknown): ReportedError {
  if (typeof thrown !== 'object' || thrown === null) {
    return {
      name: 'Error',
      message: clean(`${typeof thrown} thrown: ${String(thrown)}`, MAX_MESSAGE),
    };
  }
  try {
    const { name, message, stack } = thrown as { [key: string]: unknown };
    return {
      name: typeof name === 'string' && name !== '' ? clean(name, MAX_NAME) : 'Error',
      message: typeof message === 'string' ? clean(message, MAX_MESSAGE) : '',
      ...findPosition(stack),
    };
  } catch {
    return { name: 'Error', message: 'The thrown value could not be read.' };
  }
}

function clean(text: string, length: number): string {
  // eslint-disable-next-line no-control-regex -- removing control characters is the purpose
  return text.slice(0, length).replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ');
}
