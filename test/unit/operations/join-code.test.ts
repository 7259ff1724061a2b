import { expect, test } from 'vitest';
import { newJoinCode, normaliseJoinCode } from '../../../server/operations/join-code.ts';

test('has eight letters and digits, none that is mistaken for another', () => {
  const codes = Array.from({ length: 500 }, newJoinCode);
  expect(codes.filter((code) => !/^[A-HJ-NP-Z2-9]{8}$/.test(code))).toEqual([]);
  expect(new Set(codes).size).toBe(500);
});

test('is the same however it is typed', () => {
  expect(normaliseJoinCode(' abcd-ef gh\n')).toBe('ABCDEFGH');
});
