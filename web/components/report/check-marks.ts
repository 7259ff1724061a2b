import type { Check, CheckStatus } from '#contract/report.ts';
import type { Tone } from '../verdict-marks.ts';

interface Mark {
  readonly glyph: string;
  readonly tone: Tone;
}

export const statusMarks: Readonly<Record<CheckStatus, Mark>> = {
  pass: { glyph: '✓', tone: 'pass' },
  fail: { glyph: '✕', tone: 'warn' },
  consistent: { glyph: '≈', tone: 'pass' },
  undecided: { glyph: '?', tone: 'quiet' },
};

/** `dZ2`, `dW1`: what is differentiated carries a nabla where it fails. */
export function glyphOf({ quantity, status }: Check): string {
  const isGradient = /^d[A-Za-z]/.test(quantity);
  return status === 'fail' && isGradient ? '∇✕' : statusMarks[status].glyph;
}
