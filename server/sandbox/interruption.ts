import { isStarved, STARVED } from './fairness.ts';
import { cleanConsole, cleanError, cleanText, isRecord } from './hostile-text.ts';
import type { Answer } from './sandbox-process.ts';
import type { ConsoleLine, Interruption, Limits } from './types.ts';

/** How a student process tells, or shows by dying, that a program did not get to its end; read as hostile. */

const MAX_NAME = 60;
const MAX_REASON = 500;

export type Fields = { readonly [key: string]: unknown };
export type Said = { readonly console: readonly ConsoleLine[] };

/** A process that died took its console with it. */
export function explainDeath(
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

export function readInterruption(reply: Fields): Interruption & Said {
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

export function readNumber(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}

export function toFields(value: unknown): Fields {
  return isRecord(value) ? value : {};
}
