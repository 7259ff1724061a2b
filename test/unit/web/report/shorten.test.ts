import { describe, expect, it } from 'vitest';
import { shorten } from '../../../../web/components/report/shorten.ts';

describe('a sentence', () => {
  it('stays whole where it is one', () => {
    expect(shorten('Line 3 threw: TypeError')).toBe('Line 3 threw: TypeError');
  });

  it('ends after a word where a program goes on for pages', () => {
    const short = shorten('word '.repeat(400));
    expect(short).toHaveLength(240);
    expect(short).toMatch(/word…$/);
  });

  it('ends anywhere where there are no words', () => {
    expect(shorten('x'.repeat(1000))).toBe(`${'x'.repeat(240)}…`);
  });
});
