import { ExerciseDefinition } from '#contract/exercise.ts';
import { Localized } from '#contract/locale.ts';
import { scaleScore } from './points.ts';
import type { Queryable } from './transaction.ts';

/** An exercise as a course hands it out. */
export interface ItemRow {
  readonly id: string;
  readonly attemptLimit: number | null;
  /** Null once its folder is gone: results stay, students do not see it any more. */
  readonly currentVersionId: string | null;
}

/** An exercise with how far one user is. */
export interface ExerciseRow {
  readonly id: string;
  readonly definition: ExerciseDefinition;
  readonly version: string;
  readonly maxScore: number;
  readonly attemptLimit: number | null;
  readonly attemptsUsed: number;
  /** In points of the current version, whichever version it was won under. */
  readonly best: number | null;
  readonly passed: boolean;
  readonly hasDraft: boolean;
  readonly lastSubmittedAt: Date | null;
}

export interface ExercisePageRow extends ExerciseRow {
  readonly statement: Localized;
  readonly starter: string;
  readonly types: string;
}

export async function findItem(
  db: Queryable,
  courseId: string,
  exerciseId: string,
): Promise<ItemRow | null> {
  const item = await db.assignmentItem.findFirst({
    where: { exerciseId, assignment: { courseId } },
    orderBy: { assignment: { createdAt: 'asc' } },
    select: { id: true, attemptLimit: true, exercise: { select: { currentVersionId: true } } },
  });
  if (!item) return null;
  const { exercise, ...facts } = item;
  return { ...facts, ...exercise };
}

export async function listExercises(
  db: Queryable,
  courseId: string,
  userId: string,
): Promise<readonly ExerciseRow[]> {
  const items = await db.assignmentItem.findMany({
    where: { assignment: { courseId }, exercise: { currentVersionId: { not: null } } },
    orderBy: [{ assignment: { createdAt: 'asc' } }, { position: 'asc' }],
    select: { ...progressFields(userId), exercise: { select: { currentVersion: versionFields } } },
  });
  return items.flatMap(({ exercise, ...item }) =>
    exercise.currentVersion ? [toExercise(item, exercise.currentVersion)] : [],
  );
}

export async function findExercisePage(
  db: Queryable,
  itemId: string,
  userId: string,
): Promise<ExercisePageRow | null> {
  const pageFields = {
    select: { ...versionFields.select, statement: true, starter: true, types: true },
  };
  const item = await db.assignmentItem.findUnique({
    where: { id: itemId },
    select: { ...progressFields(userId), exercise: { select: { currentVersion: pageFields } } },
  });
  const version = item?.exercise.currentVersion;
  if (!item || !version) return null;
  return {
    ...toExercise(item, version),
    statement: Localized.parse(version.statement),
    starter: version.starter,
    types: version.types,
  };
}

const versionFields = {
  select: { exerciseId: true, gradingHash: true, definition: true, maxScore: true },
} as const;

const progressFields = (userId: string) =>
  ({
    attemptLimit: true,
    scores: {
      where: { userId },
      select: { best: true, maxScore: true, passed: true, attemptsUsed: true },
    },
    drafts: { where: { userId }, select: { revision: true } },
    submissions: {
      where: { userId },
      orderBy: { number: 'desc' },
      take: 1,
      select: { receivedAt: true },
    },
  }) as const;

function toExercise(
  item: {
    readonly attemptLimit: number | null;
    readonly scores: readonly {
      readonly best: number | null;
      readonly maxScore: number;
      readonly passed: boolean;
      readonly attemptsUsed: number;
    }[];
    readonly drafts: readonly unknown[];
    readonly submissions: readonly { readonly receivedAt: Date }[];
  },
  version: {
    readonly exerciseId: string;
    readonly gradingHash: string;
    readonly definition: unknown;
    readonly maxScore: number;
  },
): ExerciseRow {
  const [score] = item.scores;
  return {
    id: version.exerciseId,
    definition: ExerciseDefinition.parse(version.definition),
    version: version.gradingHash,
    maxScore: version.maxScore,
    attemptLimit: item.attemptLimit,
    attemptsUsed: score?.attemptsUsed ?? 0,
    best: scaleScore(score?.best ?? null, score?.maxScore ?? null, version.maxScore),
    passed: score?.passed ?? false,
    hasDraft: item.drafts.length > 0,
    lastSubmittedAt: item.submissions[0]?.receivedAt ?? null,
  };
}
