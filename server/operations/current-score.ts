import type { Report } from '#contract/report.ts';
import type { Transaction } from '../db/transaction.ts';
import { toThousandths } from './points.ts';

export interface ScoreKey {
  readonly itemId: string;
  readonly userId: string;
}

/** Reserves an attempt while it is in flight; `applyScore` gives it back if the verdict costs none. */
export async function reserveAttempt(
  tx: Transaction,
  { itemId, userId }: ScoreKey,
  maxScore: number,
): Promise<void> {
  const key = { itemId, userId };
  await tx.currentScore.upsert({
    where: { itemId_userId: key },
    create: { ...key, maxScore, attemptsUsed: 1, submissions: 1 },
    update: { maxScore, attemptsUsed: { increment: 1 }, submissions: { increment: 1 } },
  });
}

/** Moves the projection by one graded run: the best score only ever rises by a run. */
export async function applyScore(
  tx: Transaction,
  key: ScoreKey,
  report: Report,
  costsAttempt: boolean,
): Promise<void> {
  if (!costsAttempt) {
    await tx.currentScore.update({
      where: { itemId_userId: key },
      data: { attemptsUsed: { decrement: 1 } },
    });
    return;
  }
  const passed = report.verdict === 'passed';
  await tx.$executeRaw`
    UPDATE "CurrentScore"
    SET best = greatest(best, ${toThousandths(report.score)}), passed = passed OR ${passed}, "updatedAt" = now()
    WHERE "itemId" = ${key.itemId}::uuid AND "userId" = ${key.userId}::uuid`;
}
