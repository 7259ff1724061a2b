import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import type { RegradeBatch } from '../db/regrade-queries.ts';
import type { Lane } from './enqueue.ts';

/** Queues many runs in the transaction that stores them. */
export type EnqueueAll = (
  tx: Transaction,
  lane: Lane,
  runs: readonly { readonly runId: string; readonly userId: string }[],
) => Promise<void>;

/**
 * Grades every submission of an exercise again, by what the exercise is now and with the same seeds, on the lane that
 * nobody waits for. Nothing takes effect. A regrade that was interrupted is continued, not begun again.
 */
export async function regradeExercise(
  { db, enqueueAll }: { readonly db: Database; readonly enqueueAll: EnqueueAll },
  versionId: string,
  now: Date,
): Promise<RegradeBatch & { readonly isNew: boolean }> {
  return inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`regrade ${versionId}`}, 0))::text`;
    const unfinished = await tx.gradingRun.findFirst({
      where: { versionId, reason: 'regrade', state: { not: 'graded' } },
      orderBy: { createdAt: 'desc' },
      select: { createdAt: true },
    });
    if (unfinished) return { versionId, createdAt: unfinished.createdAt, isNew: false };

    const submissions = await listGraded(tx, versionId);
    const runs = await tx.gradingRun.createManyAndReturn({
      data: submissions.map(({ id }) => ({
        submissionId: id,
        versionId,
        reason: 'regrade' as const,
        createdAt: now,
      })),
      select: { id: true, submissionId: true },
    });
    const runOf = new Map(runs.map(({ id, submissionId }) => [submissionId, id]));
    const queued = submissions.flatMap(({ id, userId }) => {
      const runId = runOf.get(id);
      return runId === undefined ? [] : [{ runId, userId }];
    });
    await enqueueAll(tx, 'regrade', queued);
    return { versionId, createdAt: now, isNew: true };
  });
}

/** Newest first, as in the queue. What is still being graded the first time needs no second one. */
async function listGraded(
  tx: Transaction,
  versionId: string,
): Promise<readonly { readonly id: string; readonly userId: string }[]> {
  return tx.submission.findMany({
    where: {
      version: { exercise: { versions: { some: { id: versionId } } } },
      effectiveRunId: { not: null },
    },
    orderBy: { receivedAt: 'desc' },
    select: { id: true, userId: true },
  });
}
