import { isStarved, STARVED } from './fairness.ts';
import { cleanConsole, cleanError, cleanPosition, cleanText, isRecord } from './hostile-text.ts';
import type { Answer } from './sandbox-process.ts';
import { decodePoints, MalformedAnswer } from './student-plan.ts';
import type {
  ConsoleLine,
  Finished,
  Interruption,
  Limits,
  Refusal,
  Run,
  RunOutcome,
  SourcePosition,
  StudentSession,
} from './types.ts';

/** What a student process answered, read as hostile: a process that was taken over may say anything. */

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

export function readOpened(answer: Answer, limits: Limits): OpenReply {
  if (answer.state === 'ended') {
    return {
      state: 'not_opened',
      why: { ...explainDeath(answer, limits), console: [] },
      spoilt: true,
    };
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

export function readOutcome(run: Run, answer: Answer, limits: Limits): RunOutcome {
  if (answer.state === 'ended') {
    return { ...explainDeath(answer, limits), console: [], cpuMs: answer.usage.cpuMs ?? 0 };
  }
  const reply = toFields(answer.frame.message);
  const cpuMs = readNumber(reply['cpuMs']);
  if (reply['type'] !== 'answered') return { ...readInterruption(reply), cpuMs };
  const console = cleanConsole(reply['console']);
  return { ...readFinished(run, answer.frame.numbers, reply['texts']), console, cpuMs };
}

/** Answers are made by our own code, so only a program that tampered with its surroundings can have spoilt one. */
const TAMPERED = {
  name: 'Error',
  message:
    'The results could not be read: the program changes built-in objects that it must leave alone.',
};

function readFinished(run: Run, numbers: Float64Array, texts: unknown): Finished | Interruption {
  try {
    return { state: 'finished', points: decodePoints(run, numbers, texts) };
  } catch (error) {
    if (!(error instanceof MalformedAnswer)) throw error;
    return { state: 'threw', error: TAMPERED, function: null };
  }
}

/** A process that died took its console with it. */
function explainDeath(
  { ending, usage }: Extract<Answer, { state: 'ended' }>,
  limits: Limits,
): Interruption {
  switch (ending.cause) {
    case 'time':
      return timeLimit(usage.cpuMs ?? usage.wallMs, usage.wallMs, limits.caseMs);
    case 'memory':
      return { state: 'limit', limit: 'memory', measuredMs: usage.cpuMs ?? usage.wallMs };
    case 'crash':
    case 'killed':
    case 'stopped':
      return { state: 'failed', reason: ending.detail };
  }
}

function timeLimit(cpuMs: number, wallMs: number, promisedMs: number): Interruption {
  if (isStarved(cpuMs, wallMs, promisedMs)) return { state: 'failed', reason: STARVED };
  return { state: 'limit', limit: 'time', measuredMs: cpuMs };
}

function readInterruption(reply: Fields): Interruption & Said {
  const cpuMs = readNumber(reply['cpuMs']);
  const console = cleanConsole(reply['console']);
  switch (reply['type']) {
    case 'threw': {
      const called = cleanText(reply['function'], MAX_NAME);
      return {
        state: 'threw',
        error: cleanError(reply['error']),
        function: called || null,
        console,
      };
    }
    case 'limit': {
      const { limit } = reply;
      if (limit === 'memory' || limit === 'output') {
        return { state: 'limit', limit, measuredMs: cpuMs, console };
      }
      const wallMs = readNumber(reply['wallMs']);
      return { ...timeLimit(cpuMs, wallMs, readNumber(reply['promisedMs'])), console };
    }
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
