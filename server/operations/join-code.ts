import { randomInt } from 'node:crypto';

/** Without 0, O, 1 and I, which people mix up when they copy from a board. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const codeLength = 8;

export function newJoinCode(): string {
  return Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** ` abcd-efgh ` and `ABCD EFGH` are the same code. */
export function normaliseJoinCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}
