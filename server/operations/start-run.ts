import { ExerciseDefinition } from '#contract/exercise.ts';
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

interface TakenRun {
  readonly fence: number;
  readonly createdAt: Date;
  readonly submissionId: string;
  readonly source: string;
  readonly seed: string;
  readonly versionId: string;
  readonly gradingHash: string;
  readonly definition: unknown;
  readonly model: string;
  readonly quarantined: boolean;
}

/** Takes a run over: raises its fence, so that whoever had it before can store nothing any more. Null when it is graded already. */
export async function startRun(db: Database, runId: string, now: Date): Promise<StartedRun | null> {
  const [run] = await db.$queryRaw<TakenRun[]>`
    UPDATE "GradingRun" run SET state = 'running', fence = run.fence + 1, "startedAt" = ${now}
    FROM "Submission" submission, "ExerciseVersion" version
    WHERE run.id = ${runId}::uuid AND run.state IN ('queued', 'running')
      AND submission.id = run."submissionId" AND version.id = run."versionId"
    RETURNING run.fence, run."createdAt", run."submissionId", submission.source, submission.seed,
      run."versionId", version."gradingHash", version.definition, version.model,
      version."quarantinedAt" IS NOT NULL AS quarantined`;
  if (!run) return null;

  const { fence, createdAt, submissionId, source, seed, quarantined } = run;
  return {
    lease: { runId, fence },
    submissionId,
    source,
    seed,
    queueMs: Math.max(0, now.getTime() - createdAt.getTime()),
    exercise: {
      versionId: run.versionId,
      version: run.gradingHash,
      definition: ExerciseDefinition.parse(run.definition),
      model: run.model,
    },
    quarantined,
  };
}
