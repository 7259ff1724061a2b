import type { Answer } from './child-process.ts';
import {
  cleanConsole,
  cleanError,
  cleanPosition,
  cleanText,
  isRecord,
  parseHostileJson,
} from './hostile-text.ts';
import { decodePoints, encodeRun, MalformedAnswer } from './student-plan.ts';
import type { Lease } from './student-pool.ts';
import type {
  ConsoleLine,
  Interruption,
  Opened,
  Refusal,
  Run,
  RunOutcome,
  SourcePosition,
  StudentProgram,
  StudentSession,
} from './types.ts';

/** Said of a run that got too little processor to be judged: the machine was busy, so it is worth asking again. */
export const STARVED = 'starved';

const PARENT_GRACE_MS = 250;
const CHILD_GRACE_MS = 200;
const FAIR_SHARE = 0.5;

type Ended = Interruption & { readonly console: readonly ConsoleLine[] };

/** Opens one program in a leased process. */
export async function openSession(lease: Lease, program: StudentProgram): Promise<Opened> {
  const { process, release } = lease;
  const { limits, source, exports } = program;
  let usedWallMs = 0;

  const ask = async (
    request: Parameters<typeof process.ask>[0],
    numbers?: Float64Array,
  ): Promise<Answer> => {
    const startedAt = performance.now();
    const remaining = Math.max(0, limits.totalWallMs - usedWallMs);
    const deadline = Math.min(remaining, limits.caseMs + CHILD_GRACE_MS) + PARENT_GRACE_MS;
    const answer = await process.ask(request, deadline, numbers);
    usedWallMs += performance.now() - startedAt;
    return answer;
  };

  const answer = await ask({ type: 'open', source, exports, limits });
  const opened = readOpened(answer);
  if (opened.state !== 'ready') {
    release(opened.state !== 'refused');
    return opened;
  }

  let ended: Ended | undefined;
  let closed = false;
  const session: StudentSession = {
    positions: opened.positions,
    run: async (run) => {
      if (ended !== undefined) return { ...ended, console: [], cpuMs: 0 };
      const { plan, numbers } = encodeRun(run);
      const outcome = readOutcome(run, await ask({ type: 'run', plan }, numbers));
      if (outcome.state === 'limit' || outcome.state === 'failed') ended = outcome;
      return outcome;
    },
    close: async () => {
      if (closed) throw new Error('A session is closed once.');
      closed = true;
      release(ended !== undefined);
    },
  };
  return { state: 'ready', session };
}

type OpenedPositions = { readonly state: 'ready'; readonly positions: StudentSession['positions'] };

function readOpened(
  answer: Answer,
): OpenedPositions | ((Refusal | Interruption) & { console: ConsoleLine[] }) {
  if (answer.state === 'ended') return { ...explainEnd(answer), console: [] };
  const { message } = answer.frame;
  const reply = isRecord(message) ? message : {};
  switch (reply['type']) {
    case 'opened':
      return { state: 'ready', positions: readPositions(reply['positions']) };
    case 'refused':
      return { ...readRefusal(reply['refusal']), console: [] };
    default: {
      const { console, ...interruption } = readInterruption(reply);
      return { ...interruption, console: [...console] };
    }
  }
}

function readOutcome(run: Run, answer: Answer): RunOutcome {
  if (answer.state === 'ended') return { ...explainEnd(answer), console: [], cpuMs: answer.cpuMs };
  const { message, numbers } = answer.frame;
  const reply = isRecord(message) ? message : {};
  const cpuMs = readNumber(reply['cpuMs']);
  if (reply['type'] !== 'answered') return { ...readInterruption(reply), cpuMs };
  const told = parseHostileJson(reply['text']);
  if (!isRecord(told)) return { ...failed('The answer is not a record.'), cpuMs };
  const console = cleanConsole(told['console']);
  switch (told['state']) {
    case 'finished':
      return { ...readFinished(run, numbers, told['texts']), console, cpuMs };
    case 'threw': {
      const name = told['function'];
      const fn = typeof name === 'string' ? cleanText(name, 60) : null;
      return { state: 'threw', error: cleanError(told['error']), function: fn, console, cpuMs };
    }
    case 'limit': {
      const limit = told['limit'] === 'memory' ? 'memory' : 'output';
      return { state: 'limit', limit, measuredMs: cpuMs, console, cpuMs };
    }
    default:
      return { ...failed('The answer has no known state.'), cpuMs };
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

/** A process that ended took its console with it. */
function explainEnd({ ending, cpuMs, wallMs }: Extract<Answer, { state: 'ended' }>): Interruption {
  switch (ending.cause) {
    case 'time':
      return timeLimit(cpuMs, wallMs);
    case 'memory':
      return { state: 'limit', limit: 'memory', measuredMs: cpuMs };
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

function readInterruption(reply: { readonly [key: string]: unknown }): Ended {
  const cpuMs = readNumber(reply['cpuMs']);
  const console = cleanConsole(parseHostileJson(reply['console']));
  switch (reply['type']) {
    case 'threw':
      return { state: 'threw', error: cleanError(reply['error']), function: null, console };
    case 'limit':
      return reply['limit'] === 'memory'
        ? { state: 'limit', limit: 'memory', measuredMs: cpuMs, console }
        : { ...timeLimit(cpuMs, readNumber(reply['wallMs'])), console };
    default:
      return failed(cleanText(reply['reason'], 500) || 'The process gave no known answer.');
  }
}

function failed(reason: string): Ended {
  return { state: 'failed', reason, console: [] };
}

function readNumber(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}

function readPositions(value: unknown): StudentSession['positions'] {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([fn, keys]) => [
      fn,
      isRecord(keys)
        ? Object.fromEntries(
            Object.entries(keys).flatMap(([key, place]) => {
              const position = readPosition(place);
              return position === undefined ? [] : [[key, position] as const];
            }),
          )
        : {},
    ]),
  );
}

function readPosition(value: unknown): SourcePosition | undefined {
  if (!isRecord(value)) return undefined;
  const line = cleanPosition(value['line']);
  const column = cleanPosition(value['column']);
  return line === undefined || column === undefined ? undefined : { line, column };
}

function readRefusal(value: unknown): Refusal {
  const refusal = isRecord(value) ? value : {};
  switch (refusal['reason']) {
    case 'missing_export':
      return { state: 'refused', reason: 'missing_export', name: cleanText(refusal['name'], 60) };
    case 'forbidden_api':
      return {
        state: 'refused',
        reason: 'forbidden_api',
        specifier: cleanText(refusal['specifier'], 200),
      };
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
