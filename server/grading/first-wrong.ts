import type { Check } from '#contract/report.ts';
import type { Verdict } from '#contract/verdict.ts';
import { checkVerdict, type JudgedCase } from './judge-case.ts';

export interface FirstWrong {
  readonly check: Check;
  readonly judged: JudgedCase;
}

/** The check to speak of: the first that gives a case the report's verdict, public cases first. */
export function findFirstWrong(cases: readonly JudgedCase[], verdict: Verdict): FirstWrong | null {
  const telling = cases
    .filter((judged) => judged.verdict === verdict)
    .toSorted((a, b) => visibilityRank(a) - visibilityRank(b));
  for (const judged of telling) {
    const failed = judged.checks.filter(
      ({ status, problem }) => status === 'fail' && problem !== 'not_reached',
    );
    const check = failed.find((one) => speaksOf(one, judged, verdict)) ?? failed[0];
    if (check) return { check, judged };
  }
  return null;
}

function speaksOf(check: Check, { prepared }: JudgedCase, verdict: Verdict): boolean {
  const quantity = prepared.quantities.find(({ name }) => name === check.quantity);
  return checkVerdict(check, quantity?.kind).includes(verdict);
}

export function visibilityRank({ prepared }: JudgedCase): number {
  return prepared.visibility === 'public' ? 0 : 1;
}
