import { findPlace } from './errors.ts';
import { formatNumber } from './np/layout.ts';
import { formatArray, NdArray } from './np/nd-array.ts';
import { sliceText } from './primordials.ts';

const MAX_LINES = 200;
const MAX_CHARACTERS = 8192;
const MAX_LINE = 400;
const MAX_DEPTH = 4;
const MAX_ENTRIES = 20;

export interface LoggedLine {
  readonly line: number | null;
  readonly text: string;
}

/** A console that writes into a bounded buffer; nothing leaves the isolate before the run's answer does. */
export interface BufferedConsole {
  readonly write: (values: readonly unknown[]) => void;
  /** Off while a call is repeated, so that each line is said once. */
  readonly setRecording: (on: boolean) => void;
  readonly drain: () => LoggedLine[];
}

export function createBufferedConsole(): BufferedConsole {
  let lines: LoggedLine[] = [];
  let characters = 0;
  let recording = true;

  return {
    write: (values) => {
      if (!recording || lines.length >= MAX_LINES || characters >= MAX_CHARACTERS) return;
      let text = '';
      for (let i = 0; i < values.length; i++) {
        text += (i === 0 ? '' : ' ') + formatValue(values[i], 0);
      }
      const room = MAX_CHARACTERS - characters;
      text = shorten(text, room < MAX_LINE ? room : MAX_LINE);
      characters += text.length;
      const place = findPlace(new Error().stack);
      lines[lines.length] = { line: place === null ? null : place.line, text };
    },
    setRecording: (on) => {
      recording = on;
    },
    drain: () => {
      const drained = lines;
      lines = [];
      characters = 0;
      return drained;
    },
  };
}

const SAYING = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table', 'group'] as const;
const SILENT = ['groupEnd', 'clear', 'count', 'time', 'timeLog', 'timeEnd'] as const;

/** The `console` that programs see: everything said is text, nothing that they know from elsewhere is missing. */
export function toConsole(buffer: BufferedConsole): object {
  const methods: { [name: string]: (...values: unknown[]) => void } = {
    assert: (holds, ...values) => {
      if (!holds) buffer.write(['Assertion failed:', ...values]);
    },
  };
  for (const method of SAYING) methods[method] = (...values) => buffer.write(values);
  for (const method of SILENT) methods[method] = () => undefined;
  return Object.freeze(methods);
}

function shorten(text: string, length: number): string {
  return text.length > length ? `${sliceText(text, 0, length - 1)}…` : text;
}

function formatValue(value: unknown, depth: number): string {
  if (typeof value === 'string') {
    const text = value.slice(0, MAX_LINE);
    return depth === 0 ? text : JSON.stringify(text);
  }
  if (typeof value === 'number' && depth > 0) return formatNumber(value);
  if (typeof value === 'function') return `[function ${value.name}]`;
  if (typeof value === 'object' && value !== null) return formatObject(value, depth);
  return String(value);
}

function formatObject(value: object, depth: number): string {
  if (NdArray.is(value)) return formatArray(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (depth >= MAX_DEPTH) return Array.isArray(value) ? '[…]' : '{…}';
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const list = value as ArrayLike<unknown>;
    const parts: string[] = [];
    for (let i = 0; i < list.length && i < MAX_ENTRIES; i++)
      parts[i] = formatValue(list[i], depth + 1);
    if (list.length > MAX_ENTRIES) parts.push(`… ${list.length - MAX_ENTRIES} more`);
    return `[${parts.join(', ')}]`;
  }
  const keys = Object.keys(value);
  const parts = keys
    .slice(0, MAX_ENTRIES)
    .map((key) => `${key}: ${formatValue((value as { [key: string]: unknown })[key], depth + 1)}`);
  if (keys.length > MAX_ENTRIES) parts.push('…');
  return `{ ${parts.join(', ')} }`;
}
