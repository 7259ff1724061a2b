import type { Check } from '#contract/report.ts';
import { caseVerdict, type JudgedCase } from './judge-case.ts';

/**
 * A reference that is not the derivative of its own model measures nothing. Once one gradient of it is refuted, every
 * wrong gradient is left open, in every case, but those that are not the derivative of the student's own forward.
 */
export function withdrawReference(cases: readonly JudgedCase[]): readonly JudgedCase[] {
  const checks = cases.flatMap((judged) => judged.checks);
  if (!checks.some(isUndecided)) return cases;
  const disproved = new Set(
    checks.flatMap(({ quantity, numerical }) => (numerical === 'fail' ? [quantity] : [])),
  );
  const isOpen = ({ quantity, status, problem }: Check) =>
    status === 'fail' && problem === null && !disproved.has(quantity);
  return cases.map((judged) => {
    const withdrawn = judged.checks.map((check, at) =>
      judged.prepared.quantities[at]?.kind === 'gradient' && isOpen(check)
        ? { ...check, status: 'undecided' as const }
        : check,
    );
    if (!withdrawn.some(isUndecided)) return judged;
    return { ...judged, checks: withdrawn, verdict: caseVerdict(judged, withdrawn) };
  });
}

function isUndecided({ status }: Check): boolean {
  return status === 'undecided';
}
