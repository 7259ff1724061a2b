import type { Check } from '#contract/report.ts';
import type { Verdict } from '#contract/verdict.ts';
import type { JudgedCase } from './judge-case.ts';

export interface FirstWrong {
  readonly check: Check;
  readonly judged: JudgedCase;
}

/** The check to speak of: the first failed one of a case with the report's verdict, public cases first. */
export function findFirstWrong(cases: readonly JudgedCase[], verdict: Verdict): FirstWrong | null {
  const telling = cases
    .filter((judged) => judged.verdict === verdict)
    .toSorted((a, b) => visibilityRank(a) - visibilityRank(b));
  for (const judged of telling) {
    const check = judged.checks.find(
      ({ status, problem }) => status === 'fail' && problem !== 'not_reached',
    );
    if (check) return { check, judged };
  }
  return null;
}

export function visibilityRank({ prepared }: JudgedCase): number {
  return prepared.visibility === 'public' ? 0 : 1;
}
