import { cleanConsole, cleanError, cleanText, isRecord } from '../hostile-text.ts';
import type { RunReply } from '../protocol.ts';
import { joinNumbers } from '../values.ts';
import type { Served } from './channel.ts';

/** What came out of an isolate, by structured clone: plain, and whatever a program made of it. */

const NO_NUMBERS = new Float64Array(0);
const MAX_RUNS = 1000;
const MAX_TEXTS = 10_000;
const MAX_TEXT = 60;

/** Puts a student harness's answers into the form in which they leave the process. */
export function toStudentReply(answers: unknown, cpuMs: number): Served {
  const told = Array.isArray(answers) ? answers.slice(0, MAX_RUNS).map(toRecord) : [];
  const blocks: Float64Array[] = [];
  const runs = told.map((answer) => {
    const reply = toRunReply(answer);
    if (reply.type === 'finished') blocks.push(toNumbers(answer['numbers']));
    return reply;
  });
  return { reply: { type: 'answered', runs, cpuMs }, numbers: joinNumbers(blocks) };
}

function toRunReply(told: Fields): RunReply {
  const console = cleanConsole(told['console']);
  switch (told['state']) {
    case 'finished': {
      const texts = Array.isArray(told['texts']) ? told['texts'].slice(0, MAX_TEXTS) : [];
      return {
        type: 'finished',
        count: toNumbers(told['numbers']).length,
        texts: texts.map((text) => cleanText(text, MAX_TEXT)),
        console,
      };
    }
    case 'limit':
      return { type: 'limit', limit: told['limit'] === 'memory' ? 'memory' : 'output', console };
    default: {
      const called = cleanText(told['function'], MAX_TEXT);
      return { type: 'threw', error: cleanError(told['error']), function: called || null, console };
    }
  }
}

export function toReferenceReply(answer: unknown): Served {
  const told = toRecord(answer);
  if (told['state'] !== 'finished') {
    return { reply: { type: 'model_failed', error: cleanError(told['error']) } };
  }
  return { reply: { type: 'evaluated' }, numbers: toNumbers(told['numbers']) };
}

type Fields = { readonly [key: string]: unknown };

function toRecord(value: unknown): Fields {
  return isRecord(value) ? value : {};
}

function toNumbers(value: unknown): Float64Array {
  return value instanceof Float64Array ? value : NO_NUMBERS;
}
