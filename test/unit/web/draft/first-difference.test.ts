import { expect, it } from 'vitest';
import { firstDifferentLine } from '../../../../web/draft/first-difference.ts';

it('finds where two texts begin to differ', () => {
  expect(firstDifferentLine('a\nb\nc', 'a\nx\nc')).toBe(2);
  expect(firstDifferentLine('a', 'b')).toBe(1);
});

it('points behind the last line when one text only goes on', () => {
  expect(firstDifferentLine('a\nb', 'a\nb\nc')).toBe(3);
  expect(firstDifferentLine('a\nb\nc', 'a\nb')).toBe(3);
});
