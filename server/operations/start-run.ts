import { ExerciseDefinition } from '#contract/exercise.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Database } from '../db/transaction.ts';
import type { Lease } from './lease.ts';

/** Everything that grading a run needs, and the lease under which its result will be accepted. */
export interface StartedRun {
  readonly lease: Lease;
  readonly submissionId: string;
  readonly source: string;
  readonly seed: string;
  readonly queueMs: number;
  readonly exercise: {
    readonly version: string;
    readonly definition: ExerciseDefinition;
    readonly versionId: string;
    readonly model: string;
  };
  /** The version's model failed before; no one of its runs is tried until it is released. */
  readonly quarantined: boolean;
}

/** Takes a run over: raises its fence, so that whoever had it before can store nothing any more. Null when it is graded already. */
export async function startRun(db: Database, runId: string, now: Date): Promise<StartedRun | null> {
  return inTransaction(db, async (tx) => {
    const { count } = await tx.gradingRun.updateMany({
      where: { id: runId, state: { in: ['queued', 'running'] } },
      data: { state: 'running', fence: { increment: 1 }, startedAt: now },
    });
    if (count === 0) return null;

    const run = await tx.gradingRun.findUniqueOrThrow({
      where: { id: runId },
      select: {
        fence: true,
        createdAt: true,
        submissionId: true,
        submission: { select: { source: true, seed: true } },
        version: {
          select: {
            id: true,
            gradingHash: true,
            definition: true,
            model: true,
            quarantinedAt: true,
          },
        },
      },
    });
    return {
      lease: { runId, fence: run.fence },
      submissionId: run.submissionId,
      source: run.submission.source,
      seed: run.submission.seed,
      queueMs: Math.max(0, now.getTime() - run.createdAt.getTime()),
      exercise: {
        versionId: run.version.id,
        version: run.version.gradingHash,
        definition: ExerciseDefinition.parse(run.version.definition),
        model: run.version.model,
      },
      quarantined: run.version.quarantinedAt !== null,
    };
  });
}
