import { setTimeout as delay } from 'node:timers/promises';
import { countGraded, findLastBatch, listApplied, listDifferences } from '../db/regrade-queries.ts';
import type { RegradeBatch, RegradeDifference } from '../db/regrade-queries.ts';
import type { Database } from '../db/transaction.ts';
import { applyRegrade, undoRegrade } from '../operations/apply-regrade.ts';
import { regradeExercise } from '../operations/regrade-exercise.ts';
import type { EnqueueAll } from '../operations/regrade-exercise.ts';
import { CommandError } from './command-error.ts';
import { printDifferences } from './print-differences.ts';

export interface RegradeServices {
  readonly db: Database;
  readonly enqueueAll: EnqueueAll;
  readonly exerciseId: string;
  /** What the folder holds now; null where it cannot be read. */
  readonly gradingHash: string | null;
}

const lookEveryMs = 500;

/** Grades everything again and prints what would change; nothing takes effect. */
export async function regrade(
  services: RegradeServices,
  onProgress: (graded: number, total: number) => void,
): Promise<void> {
  const { db, enqueueAll, exerciseId } = services;
  const versionId = await getCurrentVersion(services);
  const batch = await regradeExercise({ db, enqueueAll }, versionId, new Date());
  if (!batch.isNew) console.error('A regrade was interrupted; it is continued.');
  for (;;) {
    const { graded, total } = await countGraded(db, batch);
    onProgress(graded, total);
    if (graded === total) break;
    await delay(lookEveryMs);
  }
  const { total } = await countGraded(db, batch);
  printDifferences(await listDifferences(db, batch), total);
  console.log(
    `\nNothing was changed. To let these results count: npm run regrade -- ${exerciseId} --apply`,
  );
}

/** Lets the results of the last regrade count where they differ. */
export async function apply(services: RegradeServices): Promise<void> {
  const { db, exerciseId } = services;
  const batch = await getLastBatch(services);
  const differences = await listDifferences(db, batch);
  const changes = differences.filter(({ after }) => after.verdict !== 'system_error');
  const applied: RegradeDifference[] = [];
  for (const change of changes) {
    const { submissionId, before, after } = change;
    const counts = await applyRegrade(db, { submissionId, from: before.runId, to: after.runId });
    if (counts) applied.push(change);
  }
  printDifferences(applied, (await countGraded(db, batch)).total);
  const failed = differences.length - changes.length;
  if (failed > 0) console.log(`${failed} could not be graded again and stay as they are.`);
  console.log(
    `\nThese results count now. To take them back: npm run regrade -- ${exerciseId} --undo`,
  );
}

/** Lets what counted before the last regrade count again. */
export async function undo(services: RegradeServices): Promise<void> {
  const { db } = services;
  const applied = await listApplied(db, await getLastBatch(services));
  let undone = 0;
  for (const change of applied) if (await undoRegrade(db, change)) undone += 1;
  console.log(
    `${undone} of ${applied.length} results that the last regrade had changed count as before.`,
  );
}

async function getLastBatch(services: RegradeServices): Promise<RegradeBatch> {
  const { db, exerciseId } = services;
  const batch = await findLastBatch(db, await getCurrentVersion(services));
  if (batch === null) {
    throw new CommandError(
      `${exerciseId} was not regraded as it is now; see the differences first: npm run regrade -- ${exerciseId}`,
    );
  }
  const { graded, total } = await countGraded(db, batch);
  if (graded === total) return batch;
  throw new CommandError(
    `the regrade of ${exerciseId} is not finished (${graded} of ${total}); continue it: npm run regrade -- ${exerciseId}`,
  );
}

/** The version that GradeCheck hands out, which must be the one that whoever calls believes it to be. */
async function getCurrentVersion({
  db,
  exerciseId,
  gradingHash,
}: RegradeServices): Promise<string> {
  const exercise = await db.exercise.findUnique({
    where: { id: exerciseId },
    select: {
      currentVersion: { select: { id: true, gradingHash: true, quarantinedAt: true } },
    },
  });
  const version = exercise?.currentVersion;
  if (!version) throw new CommandError(`GradeCheck hands out no exercise ${exerciseId}`);
  if (version.quarantinedAt !== null) {
    throw new CommandError(`the model of ${exerciseId} is quarantined; repair it first`);
  }
  if (gradingHash !== null && gradingHash !== version.gradingHash) {
    throw new CommandError(
      `the folder of ${exerciseId} has changed since GradeCheck took it up; restart the server first`,
    );
  }
  return version.id;
}
