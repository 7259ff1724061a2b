import { verdicts } from '#contract/verdict.ts';
import type { Verdict } from '#contract/verdict.ts';

/** What of a submission its student's score depends on. */
export interface ScoredSubmission {
  /** How its first grading ended; null while it is under way. */
  readonly firstVerdict: Verdict | null;
  /** The result that counts; null until there is one. */
  readonly effective: {
    readonly verdict: Verdict;
    readonly score: number;
    readonly maxScore: number;
  } | null;
}

export interface ProjectedScore {
  readonly best: { readonly score: number; readonly maxScore: number } | null;
  readonly passed: boolean;
  readonly attemptsUsed: number;
}

/**
 * What a student's submissions to one exercise add up to. A submission under way takes an attempt; one that is graded
 * does where both its first verdict and the one that counts cost one, so that a regrade may give attempts back and
 * takes none.
 */
export function projectScore(submissions: readonly ScoredSubmission[]): ProjectedScore {
  let best: ProjectedScore['best'] = null;
  let passed = false;
  let attemptsUsed = 0;
  for (const { firstVerdict, effective } of submissions) {
    const isTaken = effective === null || verdicts[effective.verdict].costsAttempt;
    if (firstVerdict === null || (verdicts[firstVerdict].costsAttempt && isTaken)) {
      attemptsUsed += 1;
    }
    if (effective === null || !verdicts[effective.verdict].costsAttempt) continue;
    passed ||= effective.verdict === 'passed';
    const { score, maxScore } = effective;
    if (best === null || score * best.maxScore > best.score * maxScore) best = { score, maxScore };
  }
  return { best, passed, attemptsUsed };
}
