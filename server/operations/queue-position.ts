import type { Transaction } from '../db/transaction.ts';

export interface QueuePosition {
  /** Submissions that are graded before a new one of this user's. */
  readonly ahead: number;
  readonly waiting: number;
  /** Of those the user's own. */
  readonly own: number;
}

/** Students take turns and each one's newest goes first, so only one submission of every other student is ahead. */
export async function countAhead(tx: Transaction, userId: string): Promise<QueuePosition> {
  const [position] = await tx.$queryRaw<QueuePosition[]>`
    SELECT count(DISTINCT s."userId") FILTER (WHERE s."userId" <> ${userId}::uuid)::int AS ahead,
      count(*)::int AS waiting, count(*) FILTER (WHERE s."userId" = ${userId}::uuid)::int AS own
    FROM "GradingRun" r JOIN "Submission" s ON s.id = r."submissionId"
    WHERE r.state = 'queued' AND r.reason <> 'regrade'`;
  return position ?? { ahead: 0, waiting: 0, own: 0 };
}
