import { cleanError, cleanPosition, cleanText } from './hostile-text.ts';
import {
  explainDeath,
  readInterruption,
  toFields,
  type Fields,
  type Said,
} from './interruption.ts';
import type { Answer } from './sandbox-process.ts';
import type { Interruption, Limits, Positions, Refusal, SourcePosition } from './types.ts';

/** What a student process said of its program, read as hostile: a process that was taken over may say anything. */

const MAX_NAME = 60;
const MAX_SPECIFIER = 200;

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
