import type { Verdict } from '#contract/verdict.ts';

/** Blue, orange, red, grey: told apart under every colour blindness, and never alone. */
export type Tone = 'pass' | 'warn' | 'fail' | 'quiet';

interface Mark {
  readonly glyph: string;
  readonly tone: Tone;
}

export const verdictMarks: Readonly<Record<Verdict, Mark>> = {
  system_error: { glyph: '☁', tone: 'quiet' },
  cancelled: { glyph: '–', tone: 'quiet' },
  syntax_error: { glyph: '✎', tone: 'quiet' },
  missing_export: { glyph: '✎', tone: 'quiet' },
  unsupported_syntax: { glyph: '✎', tone: 'quiet' },
  forbidden_api: { glyph: '✎', tone: 'quiet' },
  time_limit: { glyph: '◷', tone: 'fail' },
  memory_limit: { glyph: '▤', tone: 'fail' },
  output_limit: { glyph: '▤', tone: 'fail' },
  runtime_error: { glyph: '!', tone: 'fail' },
  mutated_input: { glyph: '!', tone: 'fail' },
  non_deterministic: { glyph: '!', tone: 'fail' },
  missing_output: { glyph: '▭', tone: 'warn' },
  wrong_type: { glyph: '▭', tone: 'warn' },
  shape_mismatch: { glyph: '▭', tone: 'warn' },
  non_finite: { glyph: '∞', tone: 'warn' },
  wrong_forward: { glyph: 'ƒ✕', tone: 'warn' },
  wrong_gradient: { glyph: '∇✕', tone: 'warn' },
  undecided: { glyph: '?', tone: 'quiet' },
  partial: { glyph: '◐', tone: 'warn' },
  passed: { glyph: '✓', tone: 'pass' },
};
