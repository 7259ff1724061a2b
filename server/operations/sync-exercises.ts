import type { Prisma } from '../db/generated/client.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import type { BrokenExercise, LoadedExercise } from '../exercises/types.ts';
import { raiseAttention } from './attention.ts';
import { toThousandths } from '../db/points.ts';

export interface ExerciseChanges {
  /** Ids whose current version is another one now. */
  readonly changed: readonly string[];
  /** Ids that are not handed out any more, because their folder is gone. */
  readonly withdrawn: readonly string[];
  readonly broken: readonly string[];
}

/**
 * Brings the database in line with the exercise folders. What changed becomes a new version, old results keep
 * theirs; a broken folder keeps its last good version and is shown to staff until it loads again.
 */
export async function syncExercises(
  db: Database,
  found: {
    readonly exercises: readonly LoadedExercise[];
    readonly broken: readonly BrokenExercise[];
  },
  now: Date,
): Promise<ExerciseChanges> {
  return inTransaction(db, async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('exercises', 0))::text`;
    const changed: string[] = [];
    for (const exercise of found.exercises) {
      if (await publish(tx, exercise)) changed.push(exercise.definition.id);
    }
    await reportBroken(tx, found.broken, now);
    const withdrawn = await withdrawMissing(tx, found);
    return { changed, withdrawn, broken: found.broken.map(({ folder }) => folder) };
  });
}

/** Makes the loaded version the current one; true if another one was until now. */
async function publish(tx: Transaction, exercise: LoadedExercise): Promise<boolean> {
  const { id } = exercise.definition;
  const { currentVersionId } = await tx.exercise.upsert({
    where: { id },
    create: { id, position: exercise.position },
    update: { position: exercise.position },
    select: { currentVersionId: true },
  });
  const versionId = await findOrCreateVersion(tx, exercise);
  if (versionId === currentVersionId) return false;
  await tx.exercise.update({ where: { id }, data: { currentVersionId: versionId } });
  return true;
}

async function findOrCreateVersion(tx: Transaction, exercise: LoadedExercise): Promise<string> {
  const { gradingHash, textHash, statement, starter, types, model, solution } = exercise;
  const wrong = exercise.wrong.map(({ misconception, source }) => ({ misconception, source }));
  const definition = exercise.definition as Prisma.InputJsonObject; // parsed YAML: JSON values and left-out keys only
  const key = { exerciseId: exercise.definition.id, gradingHash, textHash };
  const points = exercise.definition.tasks.reduce((sum, task) => sum + task.points, 0);
  const version = await tx.exerciseVersion.upsert({
    where: { exerciseId_gradingHash_textHash: key },
    create: {
      ...key,
      definition,
      statement,
      starter,
      types,
      model,
      material: { solution, wrong },
      mistakes: exercise.mistakes,
      maxScore: toThousandths(points),
    },
    update: {},
    select: { id: true },
  });
  return version.id;
}

async function reportBroken(
  tx: Transaction,
  broken: readonly BrokenExercise[],
  now: Date,
): Promise<void> {
  for (const { folder, message } of broken) {
    await raiseAttention(tx, {
      kind: 'broken_exercise',
      fingerprint: brokenFingerprint(folder),
      exerciseId: slugOf(folder),
      submissionId: null,
      detail: `${folder}/${message}`,
    });
  }
  await tx.attentionItem.updateMany({
    where: {
      kind: 'broken_exercise',
      resolvedAt: null,
      fingerprint: { notIn: broken.map(({ folder }) => brokenFingerprint(folder)) },
    },
    data: { resolvedAt: now },
  });
}

async function withdrawMissing(
  tx: Transaction,
  found: {
    readonly exercises: readonly LoadedExercise[];
    readonly broken: readonly BrokenExercise[];
  },
): Promise<readonly string[]> {
  const present = [
    ...found.exercises.map(({ definition }) => definition.id),
    ...found.broken.map(({ folder }) => slugOf(folder)),
  ];
  const missing = { id: { notIn: present }, currentVersionId: { not: null } };
  const withdrawn = await tx.exercise.findMany({ where: missing, select: { id: true } });
  await tx.exercise.updateMany({ where: missing, data: { currentVersionId: null } });
  return withdrawn.map(({ id }) => id);
}

const brokenFingerprint = (folder: string): string => `broken_exercise:${folder}`;

/** `15-mlp2-backward` holds the exercise `mlp2-backward`. */
const slugOf = (folder: string): string => folder.replace(/^\d+-/, '');
