import * as contract from '#contract/api/exercises.ts';
import type { ExercisePage, ExerciseSummary } from '#contract/api/exercises.ts';
import type { CaseSpec } from '#contract/exercise.ts';
import { findExercisePage, listExercises } from '../db/exercise-queries.ts';
import type { ExercisePageRow, ExerciseRow } from '../db/exercise-queries.ts';
import { AppError } from '../operations/app-error.ts';
import { fromThousandths } from '../db/points.ts';
import { setAttemptLimit } from '../operations/set-attempt-limit.ts';
import { getItem } from './course-item.ts';
import { serve } from './serve.ts';
import type { ServedRoute } from './serve.ts';
import type { Services } from './services.ts';

export function exerciseRoutes({ db }: Services): readonly ServedRoute[] {
  return [
    serve(contract.listExercises, 'member', async ({ params, caller }) => {
      const exercises = await listExercises(db, params.courseId, caller.id);
      return { exercises: exercises.map(toSummary) };
    }),

    serve(contract.getExercise, 'member', async ({ params, caller }) => {
      const item = await getItem(db, params);
      const page = await findExercisePage(db, item.id, caller.id);
      if (!page) throw new AppError('not_found');
      return toPage(page);
    }),

    serve(contract.changeAttemptLimit, 'instructor', async ({ params, body, caller }) => {
      const { id: itemId } = await getItem(db, params);
      const { attemptLimit } = body;
      await setAttemptLimit(db, {
        actorId: caller.id,
        courseId: params.courseId,
        itemId,
        attemptLimit,
      });
      return { attemptLimit };
    }),
  ];
}

function toSummary(exercise: ExerciseRow): ExerciseSummary {
  const { title, summary, lecture } = exercise.definition;
  return {
    id: exercise.id,
    title,
    summary,
    lecture: lecture ?? null,
    state: stateOf(exercise),
    bestScore: exercise.best === null ? null : fromThousandths(exercise.best),
    maxScore: fromThousandths(exercise.maxScore),
    attempts: { used: exercise.attemptsUsed, limit: exercise.attemptLimit },
    lastSubmittedAt: exercise.lastSubmittedAt?.toISOString() ?? null,
  };
}

function stateOf(exercise: ExerciseRow): ExerciseSummary['state'] {
  if (exercise.passed) return 'passed';
  if (exercise.lastSubmittedAt) return 'attempted';
  return exercise.hasDraft ? 'draft' : 'new';
}

function toPage(exercise: ExercisePageRow): ExercisePage {
  const { tasks, cases, limits } = exercise.definition;
  return {
    ...toSummary(exercise),
    version: exercise.version,
    statement: exercise.statement,
    starter: exercise.starter,
    types: exercise.types,
    tasks: tasks.map(({ id, title, points, checks }) => ({
      id,
      title,
      maxPoints: points,
      quantities: checks,
    })),
    cases: countCases(cases),
    limits: { caseMs: limits.caseMs, memoryMb: limits.memoryMb },
  };
}

/** Confirming cases are never scored, so nobody is told of them. */
function countCases(cases: readonly CaseSpec[]): ExercisePage['cases'] {
  const scored = cases.filter(({ confirming }) => !confirming);
  const shown = scored.reduce((sum, spec) => sum + Math.min(spec.public, spec.count), 0);
  const all = scored.reduce((sum, { count }) => sum + count, 0);
  return { public: shown, hidden: all - shown };
}
