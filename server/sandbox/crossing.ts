import { cleanConsole } from './hostile-text.ts';
import {
  explainDeath,
  readInterruption,
  readNumber,
  toFields,
  type Fields,
  type Said,
} from './interruption.ts';
import type { Answer } from './sandbox-process.ts';
import { decodePoints, MalformedAnswer } from './student-plan.ts';
import type { Finished, Interruption, Limits, Run, RunOutcome } from './types.ts';

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
