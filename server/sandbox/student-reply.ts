import {
  cleanConsole,
  cleanError,
  cleanPosition,
  cleanText,
  isRecord,
  parseHostileJson,
} from './hostile-text.ts';
import type { Answer } from './sandbox-process.ts';
import { decodePoints, MalformedAnswer } from './student-plan.ts';
import type {
  ConsoleLine,
  Interruption,
  Refusal,
  Run,
  RunOutcome,
  SourcePosition,
  StudentSession,
} from './types.ts';

/** What a student process answered, read as hostile: a process that was taken over may say anything. */

/** Said of a run that got too little processor to be judged: the machine was busy, so it is worth asking again. */
export const STARVED = 'starved';

const FAIR_SHARE = 0.5;
const MAX_NAME = 60;
const MAX_SPECIFIER = 200;
const MAX_REASON = 500;

type Positions = StudentSession['positions'];
type Fields = { readonly [key: string]: unknown };
type Said = { readonly console: readonly ConsoleLine[] };

export type OpenReply =
  | { readonly state: 'opened'; readonly positions: Positions }
  | {
      readonly state: 'not_opened';
      readonly why: (Refusal | Interruption) & Said;
      readonly spoilt: boolean;
    };

export function readOpened(answer: Answer): OpenReply {
  if (answer.state === 'ended') {
    return { state: 'not_opened', why: { ...explainDeath(answer), console: [] }, spoilt: true };
  }
  const reply = toFields(answer.frame.message);
  if (reply['type'] === 'opened') {
    return { state: 'opened', positions: readPositions(reply['positions']) };
  }
  if (reply['type'] === 'refused') {
    const refusal = readRefusal(toFields(reply['refusal']));
    return {
      state: 'not_opened',
      why: { ...refusal, console: [] },
      spoilt: reply['spoilt'] === true,
    };
  }
  const why = readInterruption(reply);
  return { state: 'not_opened', why, spoilt: why.state !== 'threw' };
}

export function readOutcome(run: Run, answer: Answer): RunOutcome {
  if (answer.state === 'ended') {
    return { ...explainDeath(answer), console: [], cpuMs: answer.usage.cpuMs ?? 0 };
  }
  const reply = toFields(answer.frame.message);
  const cpuMs = readNumber(reply['cpuMs']);
  if (reply['type'] !== 'answered') return { ...readInterruption(reply), cpuMs };
  const told = toFields(parseHostileJson(reply['text']));
  const console = cleanConsole(told['console']);
  switch (told['state']) {
    case 'finished':
      return { ...readFinished(run, answer.frame.numbers, told['texts']), console, cpuMs };
    case 'threw': {
      const called = cleanText(told['function'], MAX_NAME);
      const fn = called === '' ? null : called;
      return { state: 'threw', error: cleanError(told['error']), function: fn, console, cpuMs };
    }
    case 'limit': {
      const limit = told['limit'] === 'memory' ? 'memory' : 'output';
      return { state: 'limit', limit, measuredMs: cpuMs, console, cpuMs };
    }
    default:
      return { state: 'failed', reason: 'The isolate gave no known answer.', console, cpuMs };
  }
}

function readFinished(run: Run, numbers: Float64Array, texts: unknown) {
  try {
    return { state: 'finished', points: decodePoints(run, numbers, texts) } as const;
  } catch (error) {
    if (error instanceof MalformedAnswer)
      return { state: 'failed', reason: error.message } as const;
    throw error;
  }
}

/** A process that died took its console with it. */
function explainDeath({ ending, usage }: Extract<Answer, { state: 'ended' }>): Interruption {
  switch (ending.cause) {
    case 'time':
      return timeLimit(usage.cpuMs ?? usage.wallMs, usage.wallMs);
    case 'memory':
      return { state: 'limit', limit: 'memory', measuredMs: usage.cpuMs ?? usage.wallMs };
    case 'crash':
    case 'stopped':
      return { state: 'failed', reason: ending.detail };
  }
}

/** A busy machine is not a student's fault. */
function timeLimit(cpuMs: number, wallMs: number): Interruption {
  if (cpuMs < FAIR_SHARE * wallMs) return { state: 'failed', reason: STARVED };
  return { state: 'limit', limit: 'time', measuredMs: cpuMs };
}

function readInterruption(reply: Fields): Interruption & Said {
  const cpuMs = readNumber(reply['cpuMs']);
  const console = cleanConsole(parseHostileJson(reply['console']));
  switch (reply['type']) {
    case 'threw':
      return { state: 'threw', error: cleanError(reply['error']), function: null, console };
    case 'limit':
      return reply['limit'] === 'memory'
        ? { state: 'limit', limit: 'memory', measuredMs: cpuMs, console }
        : { ...timeLimit(cpuMs, readNumber(reply['wallMs'])), console };
    default: {
      const reason = cleanText(reply['reason'], MAX_REASON);
      return { state: 'failed', reason: reason || 'The process gave no known answer.', console };
    }
  }
}

function readRefusal(refusal: Fields): Refusal {
  switch (refusal['reason']) {
    case 'missing_export':
      return {
        state: 'refused',
        reason: 'missing_export',
        name: cleanText(refusal['name'], MAX_NAME),
      };
    case 'forbidden_api': {
      const specifier = cleanText(refusal['specifier'], MAX_SPECIFIER);
      return { state: 'refused', reason: 'forbidden_api', specifier };
    }
    case 'unsupported_syntax':
      return {
        state: 'refused',
        reason: 'unsupported_syntax',
        error: cleanError(refusal['error']),
      };
    default:
      return { state: 'refused', reason: 'syntax_error', error: cleanError(refusal['error']) };
  }
}

function readPositions(value: unknown): Positions {
  const functions = Object.entries(toFields(value));
  return Object.fromEntries(functions.map(([fn, keys]) => [fn, readPlaces(toFields(keys))]));
}

function readPlaces(keys: Fields): { readonly [key: string]: SourcePosition } {
  const places: { [key: string]: SourcePosition } = {};
  for (const [key, value] of Object.entries(keys)) {
    const place = toFields(value);
    const line = cleanPosition(place['line']);
    const column = cleanPosition(place['column']);
    if (line !== undefined && column !== undefined) places[key] = { line, column };
  }
  return places;
}

function readNumber(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}

function toFields(value: unknown): Fields {
  return isRecord(value) ? value : {};
}
