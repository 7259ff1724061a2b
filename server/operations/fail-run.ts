import { ExerciseDefinition } from '#contract/exercise.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { raiseAttention } from './attention.ts';
import { holdsLease } from './lease.ts';
import type { Lease, LeasedRun } from './lease.ts';
import { countAhead } from './queue-position.ts';
import { settleRun } from './settle-run.ts';
import { recordEvents } from './submission-events.ts';
import { systemErrorReport } from './system-error-report.ts';

/** How many failures of ours a run may have; the last one ends it. */
export const failuresAllowed = 3;

export interface RunFailure {
  readonly message: string;
  readonly culprit: 'model' | 'sandbox';
  /** Another try cannot help. */
  readonly final: boolean;
}

/**
 * Counts a failure of ours. The run is queued again, or, after the last one, ends as system_error: the attempt
 * is given back, staff are told.
 */
export async function failRun(
  db: Database,
  lease: Lease,
  failure: RunFailure,
  now: Date,
): Promise<'retry' | 'ended' | 'dropped'> {
  return inTransaction(db, async (tx) => {
    const run = await holdsLease(tx, lease);
    if (!run) return 'dropped';

    const failures = run.failures + 1;
    if (failures < failuresAllowed && !failure.final) {
      await queueAgain(tx, run, failures);
      return 'retry';
    }
    await endInSystemError(tx, run, failures, failure, now);
    return 'ended';
  });
}

async function queueAgain(tx: Transaction, run: LeasedRun, failures: number): Promise<void> {
  await tx.gradingRun.update({ where: { id: run.id }, data: { failures, state: 'queued' } });
  if (run.reason === 'regrade') return;
  const { userId } = await tx.submission.findUniqueOrThrow({ where: { id: run.submissionId } });
  const { ahead } = await countAhead(tx, userId);
  await recordEvents(tx, run.submissionId, [{ event: 'queued', data: { ahead } }]);
}

async function endInSystemError(
  tx: Transaction,
  run: LeasedRun,
  failures: number,
  failure: RunFailure,
  now: Date,
): Promise<void> {
  const { submission, version } = await tx.gradingRun.update({
    where: { id: run.id },
    data: { failures },
    select: { submission: true, version: true },
  });
  const report = systemErrorReport({
    incident: run.id,
    definition: ExerciseDefinition.parse(version.definition),
    version: version.gradingHash,
    seed: submission.seed,
  });
  await settleRun(tx, run, report, [], now);
  await raiseAttention(tx, {
    kind: 'system_error',
    fingerprint: `system_error:${run.id}`,
    exerciseId: version.exerciseId,
    submissionId: run.submissionId,
    detail: `Grading failed ${failures} times, run ${run.id}: ${failure.message}`,
  });
  if (failure.culprit === 'model') await quarantine(tx, version, failure, now);
}

async function quarantine(
  tx: Transaction,
  version: { readonly id: string; readonly exerciseId: string; readonly gradingHash: string },
  failure: RunFailure,
  now: Date,
): Promise<void> {
  await tx.exerciseVersion.updateMany({
    where: { id: version.id, quarantinedAt: null },
    data: { quarantinedAt: now },
  });
  await raiseAttention(tx, {
    kind: 'quarantined_exercise',
    fingerprint: `quarantined_exercise:${version.id}`,
    exerciseId: version.exerciseId,
    submissionId: null,
    detail:
      `The model of version ${version.gradingHash} does not run, so its submissions are not graded: ${failure.message}. ` +
      'Repair model.ts (a new version is taken up at the next start), or resolve this to let it try again.',
  });
}
