import type { Headline } from '#contract/headline.ts';
import type { ProgramError } from '#contract/report.ts';
import type { Verdict } from '#contract/verdict.ts';
import type { Limits, Refusal } from '../sandbox/types.ts';

/** What a submission that could not start is told. */
export function refusalHeadline(refusal: Refusal): Headline {
  switch (refusal.reason) {
    case 'syntax_error':
    case 'unsupported_syntax':
      return {
        key: refusal.reason,
        args: { message: refusal.error.message, line: refusal.error.line ?? null },
      };
    case 'missing_export':
      return { key: 'missing_export', args: { name: refusal.name } };
    case 'forbidden_api':
      return { key: 'forbidden_api', args: { name: refusal.specifier } };
  }
}

interface Stop {
  readonly error: ProgramError | null;
  readonly limits: Limits;
}

const stopHeadlines: Partial<Record<Verdict, (stop: Stop) => Headline>> = {
  runtime_error: ({ error }) => ({
    key: 'runtime_error',
    args: {
      message: error ? `${error.name}: ${error.message}` : '',
      line: error?.location?.line ?? null,
    },
  }),
  time_limit: ({ limits }) => ({ key: 'time_limit', args: { limitMs: limits.caseMs } }),
  memory_limit: ({ limits }) => ({ key: 'memory_limit', args: { limitMb: limits.memoryMb } }),
  output_limit: () => ({ key: 'output_limit', args: {} }),
};

/** What a program that was broken off is told; null for verdicts that rest on compared numbers. */
export function stopHeadline(verdict: Verdict, stop: Stop): Headline | null {
  return stopHeadlines[verdict]?.(stop) ?? null;
}
