import type { Check, ProgramError } from '#contract/report.ts';
import type { Verdict } from '#contract/verdict.ts';
import type { Interruption } from '../sandbox/types.ts';
import { GradingFailure } from './grading-failure.ts';
import type { PreparedCase } from './prepare.ts';

const limitVerdicts = {
  time: 'time_limit',
  memory: 'memory_limit',
  output: 'output_limit',
} as const satisfies Record<string, Verdict>;

/** What a broken-off run is called; a failure of ours is thrown. */
export function interruptionVerdict(interruption: Interruption): Verdict {
  switch (interruption.state) {
    case 'threw':
      return 'runtime_error';
    case 'limit':
      return limitVerdicts[interruption.limit];
    case 'failed':
      throw new GradingFailure(interruption.reason, 'sandbox');
  }
}

export function programError(
  interruption: Interruption,
  caseId: string | null,
): ProgramError | null {
  if (interruption.state !== 'threw') return null;
  const { name, message, line, column } = interruption.error;
  return {
    name,
    message,
    function: interruption.function,
    case: caseId,
    location: line === undefined || column === undefined ? null : { line, column },
  };
}

/** Checks of a case whose run was broken off, or that was never run: they count as failed. */
export function unreachedChecks({ quantities, expected }: PreparedCase): Check[] {
  return quantities.map(({ name, tolerance }) => ({
    quantity: name,
    status: 'fail',
    problem: 'not_reached',
    found: null,
    shape: null,
    expectedShape: [...(expected.get(name)?.shape ?? [])],
    relativeError: null,
    tolerance,
    ratio: null,
    ratioSpread: null,
    cosine: null,
    within: 0,
    total: expected.get(name)?.data.length ?? 0,
    kinks: 0,
    rebased: null,
    follows: null,
    numerical: null,
    location: null,
  }));
}
