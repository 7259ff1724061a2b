import type { Report } from '#contract/report.ts';
import type { Transaction } from '../db/transaction.ts';
import { toThousandths } from '../db/points.ts';

export interface ScoreKey {
  readonly itemId: string;
  readonly userId: string;
}

/** Reserves an attempt while it is in flight. */
export async function reserveAttempt(
  tx: Transaction,
  { itemId, userId }: ScoreKey,
  maxScore: number,
): Promise<void> {
  const key = { itemId, userId };
  await tx.currentScore.upsert({
    where: { itemId_userId: key },
    create: { ...key, maxScore, attemptsUsed: 1, submissions: 1 },
    update: { attemptsUsed: { increment: 1 }, submissions: { increment: 1 } },
  });
}

/** Gives a reserved attempt back: the verdict costs none. Trying again after a failure of ours reserved none. */
export async function returnAttempt(tx: Transaction, { itemId, userId }: ScoreKey): Promise<void> {
  await tx.currentScore.update({
    where: { itemId_userId: { itemId, userId } },
    data: { attemptsUsed: { decrement: 1 } },
  });
}

/**
 * Moves the projection by one graded run. The best score only ever rises by a run; as versions of an exercise may
 * be worth different points, scores are compared as parts of their own maximum.
 */
export async function applyScore(
  tx: Transaction,
  { itemId, userId }: ScoreKey,
  report: Report,
): Promise<void> {
  const score = toThousandths(report.score);
  const maxScore = toThousandths(report.maxScore);
  await tx.$executeRaw`
    UPDATE "CurrentScore" SET
      best = CASE WHEN beaten THEN ${score} ELSE best END,
      "maxScore" = CASE WHEN beaten THEN ${maxScore} ELSE "maxScore" END,
      passed = passed OR ${report.verdict === 'passed'},
      "updatedAt" = now()
    FROM (
      SELECT best IS NULL OR ${score}::bigint * "maxScore" > best::bigint * ${maxScore} AS beaten
      FROM "CurrentScore" WHERE "itemId" = ${itemId}::uuid AND "userId" = ${userId}::uuid FOR UPDATE
    ) held
    WHERE "itemId" = ${itemId}::uuid AND "userId" = ${userId}::uuid`;
}
