import type { RunOutcome } from '../sandbox/types.ts';
import { unreachedChecks } from './interruption.ts';
import type { JudgedCase } from './judge-case.ts';
import type { CaseRun } from './run-case.ts';

/** Whether a run says if the function threw; limits and failures of ours are told as everywhere. */
export function isAnswerToThrow({ state }: RunOutcome): boolean {
  return state === 'threw' || state === 'finished';
}

/** A case in which the only right answer is an error. */
export function judgeThrow(run: CaseRun): JudgedCase {
  const { prepared, outcome } = run;
  const hasThrown = outcome.state === 'threw';
  return {
    ...run,
    verdict: hasThrown ? 'passed' : 'wrong_forward',
    checks: unreachedChecks(prepared).map((check) => ({
      ...check,
      status: hasThrown ? ('pass' as const) : ('fail' as const),
      problem: hasThrown ? null : ('no_error' as const),
    })),
    references: prepared.expected,
    error: null,
  };
}
