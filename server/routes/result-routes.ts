import * as contract from '#contract/api/exercises.ts';
import type { ResultRow } from '#contract/api/exercises.ts';
import { findMaxScore, listResults } from '../db/result-queries.ts';
import type { ResultRow as StoredResult } from '../db/result-queries.ts';
import { AppError } from '../operations/app-error.ts';
import { fromThousandths } from '../db/points.ts';
import { getItem } from './course-item.ts';
import { serve } from './serve.ts';
import type { ServedRoute } from './serve.ts';
import type { Services } from './services.ts';

export function resultRoutes({ db }: Services): readonly ServedRoute[] {
  return [
    serve(contract.listResults, 'staff', async ({ params }) => {
      const item = await getItem(db, params);
      const maxScore = await findMaxScore(db, params.exerciseId);
      if (maxScore === null) throw new AppError('not_found');
      const rows = await listResults(db, params.courseId, item.id, maxScore);
      return {
        maxScore: fromThousandths(maxScore),
        rows: rows.map((row) => toResult(row, item.attemptLimit)),
      };
    }),
  ];
}

function toResult(row: StoredResult, limit: number | null): ResultRow {
  const { userId, name, email, best, attemptsUsed, submissions, last } = row;
  return {
    student: { userId, name, email },
    bestScore: points(best),
    attempts: { used: attemptsUsed, limit },
    submissions,
    last: last && { ...last, receivedAt: last.receivedAt.toISOString(), score: points(last.score) },
  };
}

const points = (thousandths: number | null): number | null =>
  thousandths === null ? null : fromThousandths(thousandths);
