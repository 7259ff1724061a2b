import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { AppError } from './app-error.ts';
import type { EnqueueRun } from './enqueue.ts';
import { countAhead } from './queue-position.ts';
import { recordEvents } from './submission-events.ts';

/**
 * Grades a submission again that ended by a failure of ours: the same source with the same seed, at no attempt.
 * Asked twice, it is graded once.
 */
export async function retrySubmission(
  { db, enqueue }: { readonly db: Database; readonly enqueue: EnqueueRun },
  submissionId: string,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockSubmission(tx, submissionId);
    const submission = await getRetried(tx, submissionId);
    if (submission.isUnderWay) return;
    if (submission.verdict !== 'system_error') throw new AppError('nothing_to_retry');

    const { id: runId } = await tx.gradingRun.create({
      data: {
        submissionId,
        versionId: submission.versionId,
        reason: 'retry',
        createdAt: now,
      },
      select: { id: true },
    });
    const { userId } = submission;
    const { ahead } = await countAhead(tx, userId);
    await recordEvents(tx, submissionId, [{ event: 'queued', data: { ahead } }]);
    await enqueue(tx, { runId, userId, lane: 'interactive' });
  });
}

interface RetriedSubmission {
  readonly userId: string;
  /** What it was submitted to; where that one's model is quarantined, what the exercise is now. */
  readonly versionId: string;
  readonly verdict: string | null;
  /** A run that counts has not ended yet. */
  readonly isUnderWay: boolean;
}

/** On its own, so that what is read next is what whoever held the lock before has left. */
async function lockSubmission(tx: Transaction, submissionId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Submission" WHERE id = ${submissionId}::uuid FOR UPDATE`;
}

async function getRetried(tx: Transaction, submissionId: string): Promise<RetriedSubmission> {
  const [submission] = await tx.$queryRaw<RetriedSubmission[]>`
    SELECT s."userId", run.verdict,
      CASE WHEN v."quarantinedAt" IS NULL THEN v.id ELSE coalesce(e."currentVersionId", v.id) END AS "versionId",
      EXISTS (
        SELECT 1 FROM "GradingRun" r
        WHERE r."submissionId" = s.id AND r.reason <> 'regrade' AND r.state <> 'graded'
      ) AS "isUnderWay"
    FROM "Submission" s
    JOIN "ExerciseVersion" v ON v.id = s."versionId"
    JOIN "Exercise" e ON e.id = v."exerciseId"
    LEFT JOIN "GradingRun" run ON run.id = s."effectiveRunId"
    WHERE s.id = ${submissionId}::uuid`;
  if (!submission) throw new AppError('not_found');
  return submission;
}
