import { z } from 'zod';

interface VerdictFacts {
  /** Whether a submission with this verdict uses up one of the student's attempts. */
  readonly costsAttempt: boolean;
}

/**
 * Every verdict, in order of precedence: a submission gets the first that applies.
 * The six that could not start, and our own failures, cost no attempt.
 */
export const verdicts = {
  system_error: { costsAttempt: false },
  cancelled: { costsAttempt: false },
  syntax_error: { costsAttempt: false },
  missing_export: { costsAttempt: false },
  unsupported_syntax: { costsAttempt: false },
  forbidden_api: { costsAttempt: false },
  time_limit: { costsAttempt: true },
  memory_limit: { costsAttempt: true },
  output_limit: { costsAttempt: true },
  runtime_error: { costsAttempt: true },
  mutated_input: { costsAttempt: true },
  non_deterministic: { costsAttempt: true },
  missing_output: { costsAttempt: true },
  wrong_type: { costsAttempt: true },
  shape_mismatch: { costsAttempt: true },
  non_finite: { costsAttempt: true },
  wrong_forward: { costsAttempt: true },
  wrong_gradient: { costsAttempt: true },
  undecided: { costsAttempt: true },
  partial: { costsAttempt: true },
  passed: { costsAttempt: true },
} as const satisfies Record<string, VerdictFacts>;

export type Verdict = keyof typeof verdicts;

export const verdictNames = Object.keys(verdicts) as [Verdict, ...Verdict[]]; // Object.keys widens; the table is closed

export const Verdict = z.enum(verdictNames);

/** The verdict that takes precedence among several. */
export function firstVerdict(candidates: ReadonlySet<Verdict>): Verdict {
  return verdictNames.find((name) => candidates.has(name)) ?? 'passed';
}
