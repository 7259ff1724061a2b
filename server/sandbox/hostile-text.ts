import type { ConsoleLine, StudentError } from './types.ts';

/** Texts that came out of a sandbox: cut, freed of control characters, of the right type whatever was sent. */

const MAX_NAME = 60;
const MAX_MESSAGE = 500;
const MAX_LINES = 200;
const MAX_LINE = 400;
const LARGEST_POSITION = 1e6;

export function cleanText(text: unknown, length: number): string {
  if (typeof text !== 'string') return '';
  return (
    text
      .slice(0, length)
      // eslint-disable-next-line no-control-regex -- removing them is the purpose
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, ' ')
  );
}

export function cleanError(error: unknown): StudentError {
  const fields = isRecord(error) ? error : {};
  const line = cleanPosition(fields['line']);
  const column = cleanPosition(fields['column']);
  return {
    name: cleanText(fields['name'], MAX_NAME) || 'Error',
    message: cleanText(fields['message'], MAX_MESSAGE),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}

export function cleanConsole(lines: unknown): ConsoleLine[] {
  if (!Array.isArray(lines)) return [];
  return lines.slice(0, MAX_LINES).map((entry: unknown) => {
    const { line, text } = isRecord(entry) ? entry : {};
    return { line: cleanPosition(line) ?? null, text: cleanText(text, MAX_LINE) };
  });
}

export function cleanPosition(value: unknown): number | undefined {
  const valid = Number.isInteger(value) && Number(value) >= 1 && Number(value) < LARGEST_POSITION;
  return valid ? Number(value) : undefined;
}

export function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
