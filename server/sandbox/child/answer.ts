import { cleanConsole, cleanError, cleanText, isRecord } from '../hostile-text.ts';
import type { Reply } from '../protocol.ts';
import type { Served } from './channel.ts';

/** What came out of an isolate, by structured clone: plain, and whatever a program made of it. */

const NO_NUMBERS = new Float64Array(0);
const MAX_TEXTS = 10_000;
const MAX_TEXT = 60;

/** Puts a student harness's answer into the form in which it leaves the process. */
export function toStudentReply(answer: unknown, cpuMs: number): Served {
  const told = isRecord(answer) ? answer : {};
  const console = cleanConsole(told['console']);
  switch (told['state']) {
    case 'finished': {
      const texts = Array.isArray(told['texts']) ? told['texts'].slice(0, MAX_TEXTS) : [];
      const reply: Reply = {
        type: 'answered',
        texts: texts.map((text) => cleanText(text, MAX_TEXT)),
        console,
        cpuMs,
      };
      return { reply, numbers: toNumbers(told['numbers']) };
    }
    case 'limit': {
      const limit = told['limit'] === 'memory' ? 'memory' : 'output';
      return { reply: { type: 'limit', limit, console, cpuMs, wallMs: 0, promisedMs: 0 } };
    }
    default: {
      const called = cleanText(told['function'], MAX_TEXT);
      const error = cleanError(told['error']);
      return { reply: { type: 'threw', error, function: called || null, console, cpuMs } };
    }
  }
}

export function toReferenceReply(answer: unknown): Served {
  const told = isRecord(answer) ? answer : {};
  if (told['state'] !== 'finished') {
    return { reply: { type: 'model_failed', error: cleanError(told['error']) } };
  }
  return { reply: { type: 'evaluated' }, numbers: toNumbers(told['numbers']) };
}

function toNumbers(value: unknown): Float64Array {
  return value instanceof Float64Array ? value : NO_NUMBERS;
}
