import { Verdict } from '#contract/verdict.ts';
import type { Transaction } from '../db/transaction.ts';
import type { ScoreKey } from './current-score.ts';
import { projectScore } from './project-score.ts';
import type { ScoredSubmission } from './project-score.ts';

/** Projects a score anew from the results that count now. */
export async function rebuildScore(tx: Transaction, { itemId, userId }: ScoreKey): Promise<void> {
  // Whoever changes the score waits for this row, so what is read next is everything there is.
  await tx.$queryRaw`
    SELECT 1 FROM "CurrentScore" WHERE "itemId" = ${itemId}::uuid AND "userId" = ${userId}::uuid FOR UPDATE`;
  const submissions = await readSubmissions(tx, { itemId, userId });
  const { best, passed, attemptsUsed } = projectScore(submissions);
  await tx.currentScore.update({
    where: { itemId_userId: { itemId, userId } },
    data: {
      best: best?.score ?? null,
      ...(best && { maxScore: best.maxScore }),
      passed,
      attemptsUsed,
      submissions: submissions.length,
    },
  });
}

async function readSubmissions(
  tx: Transaction,
  { itemId, userId }: ScoreKey,
): Promise<readonly ScoredSubmission[]> {
  const submissions = await tx.submission.findMany({
    where: { itemId, userId },
    orderBy: { number: 'asc' },
    select: {
      effectiveRun: { select: { verdict: true, score: true, maxScore: true } },
      runs: { where: { reason: 'submission' }, select: { verdict: true } },
    },
  });
  return submissions.map(({ effectiveRun, runs }) => ({
    firstVerdict: Verdict.nullable().parse(runs[0]?.verdict ?? null),
    effective: effectiveRun && {
      verdict: Verdict.parse(effectiveRun.verdict),
      score: effectiveRun.score ?? 0,
      maxScore: effectiveRun.maxScore ?? 0,
    },
  }));
}
