import { inTransaction } from '../db/transaction.ts';
import type { Database } from '../db/transaction.ts';
import type { Broker } from './broker.ts';

/**
 * Queues every run that is neither graded nor in the queue: after a restored backup, say, or a queue that was
 * emptied by hand. Returns how many there were.
 */
export async function recoverRuns(db: Database, broker: Broker): Promise<number> {
  // Runs before jobs: a run that ends in between is queued once too often, which changes nothing.
  const runs = await db.gradingRun.findMany({
    where: { state: { not: 'graded' } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, reason: true, submission: { select: { userId: true } } },
  });
  const live = await broker.liveRuns();
  const lost = runs.filter(({ id }) => !live.has(id));
  for (const { id, reason, submission } of lost) {
    const lane = reason === 'regrade' ? 'regrade' : 'interactive';
    const run = { runId: id, userId: submission.userId, lane } as const;
    await inTransaction(db, (tx) => broker.enqueueAgain(tx, run));
  }
  return lost.length;
}
