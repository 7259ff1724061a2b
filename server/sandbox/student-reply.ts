import { isStarved, STARVED } from './fairness.ts';
import { cleanConsole, cleanError, cleanPosition, cleanText, isRecord } from './hostile-text.ts';
import type { Answer } from './sandbox-process.ts';
import { decodePoints, MalformedAnswer } from './student-plan.ts';
import type {
  ConsoleLine,
  Finished,
  Interruption,
  Limits,
  Positions,
  Refusal,
  Run,
  RunOutcome,
  SourcePosition,
} from './types.ts';

/** What a student process answered, read as hostile: a process that was taken over may say anything. */

const MAX_NAME = 60;
const MAX_SPECIFIER = 200;
const MAX_REASON = 500;

type Fields = { readonly [key: string]: unknown };
type Said = { readonly console: readonly ConsoleLine[] };

export type OpenReply =
  | { readonly state: 'opened' }
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
    return { state: 'opened' };
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

/** Null where the process cannot tell. */
export function readLocated(answer: Answer): Positions | null {
  const reply = answer.state === 'ended' ? {} : toFields(answer.frame.message);
  return reply['type'] === 'located' ? readPositions(reply['positions']) : null;
}

/** How a crossing ended: with an outcome of each run, or as a whole, on the way. */
export type Crossing =
  | { readonly state: 'crossed'; readonly outcomes: readonly RunOutcome[] }
  | (Interruption & Said & { readonly cpuMs: number });

export function readCrossing(runs: readonly Run[], answer: Answer, limits: Limits): Crossing {
  if (answer.state === 'ended') {
    return { ...explainDeath(answer, limits), console: [], cpuMs: answer.usage.cpuMs ?? 0 };
  }
  const reply = toFields(answer.frame.message);
  const cpuMs = readNumber(reply['cpuMs']);
  if (reply['type'] !== 'answered') return { ...readInterruption(reply), cpuMs };
  const replies: readonly unknown[] = Array.isArray(reply['runs']) ? reply['runs'] : [];
  return {
    state: 'crossed',
    outcomes: readOutcomes(runs, replies, answer.frame.numbers, cpuMs / runs.length),
  };
}

/** A limit ends the runs after it as well: they are answered as it was. */
function readOutcomes(
  runs: readonly Run[],
  replies: readonly unknown[],
  numbers: Float64Array,
  cpuMs: number,
): RunOutcome[] {
  const outcomes: RunOutcome[] = [];
  let from = 0;
  for (const [at, run] of runs.entries()) {
    const last = outcomes.at(-1);
    if (last?.state === 'limit') {
      outcomes.push({ ...last, console: [], cpuMs: 0 });
      continue;
    }
    const reply = toFields(replies[at]);
    const count = reply['type'] === 'finished' ? readNumber(reply['count']) : 0;
    const own = numbers.subarray(from, from + count);
    from += count;
    outcomes.push({ ...readRun(run, reply, own, cpuMs), cpuMs });
  }
  return outcomes;
}

function readRun(
  run: Run,
  reply: Fields,
  numbers: Float64Array,
  cpuMs: number,
): (Finished | Interruption) & Said {
  if (reply['type'] !== 'finished') return readInterruption({ ...reply, cpuMs });
  return { ...readFinished(run, numbers, reply['texts']), console: cleanConsole(reply['console']) };
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
