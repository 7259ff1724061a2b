import { Verdict } from '#contract/verdict.ts';
import { scaleScore } from './points.ts';
import type { Queryable } from './transaction.ts';

export interface ResultRow {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly best: number | null;
  readonly attemptsUsed: number;
  readonly submissions: number;
  readonly last: {
    readonly submissionId: string;
    readonly number: number;
    readonly receivedAt: Date;
    readonly verdict: Verdict | null;
    readonly score: number | null;
  } | null;
}

interface StoredResult extends Omit<ResultRow, 'last'> {
  readonly bestOf: number | null;
  readonly scoreOf: number | null;
  readonly submissionId: string | null;
  readonly number: number;
  readonly receivedAt: Date;
  readonly verdict: string | null;
  readonly score: number | null;
}

/** Every student of the course, and whoever else submitted, with best score and last submission in points of `maxScore`. */
export async function listResults(
  db: Queryable,
  courseId: string,
  itemId: string,
  maxScore: number,
): Promise<readonly ResultRow[]> {
  const rows = await db.$queryRaw<StoredResult[]>`
    SELECT u.id AS "userId", u.name, u.email, c.best, c."maxScore" AS "bestOf",
      coalesce(c."attemptsUsed", 0) AS "attemptsUsed", coalesce(c.submissions, 0) AS submissions,
      last.id AS "submissionId", last.number, last."receivedAt", run.verdict, run.score, run."maxScore" AS "scoreOf"
    FROM "Enrollment" e
    JOIN "User" u ON u.id = e."userId"
    LEFT JOIN "CurrentScore" c ON c."userId" = u.id AND c."itemId" = ${itemId}::uuid
    LEFT JOIN LATERAL (
      SELECT s.id, s.number, s."receivedAt", s."effectiveRunId" FROM "Submission" s
      WHERE s."itemId" = ${itemId}::uuid AND s."userId" = u.id
      ORDER BY s.number DESC LIMIT 1
    ) last ON true
    LEFT JOIN "GradingRun" run ON run.id = last."effectiveRunId"
    WHERE e."courseId" = ${courseId}::uuid AND (e.role = 'student' OR last.id IS NOT NULL)
    ORDER BY u.name, u.id`;
  return rows.map((row) => toResult(row, maxScore));
}

/** What the exercise is worth now; for a withdrawn one, what its newest version was worth. */
export async function findMaxScore(db: Queryable, exerciseId: string): Promise<number | null> {
  const version = await db.exerciseVersion.findFirst({
    where: { exerciseId },
    orderBy: [{ currentOf: { id: 'asc' } }, { createdAt: 'desc' }],
    select: { maxScore: true },
  });
  return version?.maxScore ?? null;
}

function toResult(row: StoredResult, maxScore: number): ResultRow {
  const { submissionId, number, receivedAt, verdict, score, scoreOf, best, bestOf, ...student } =
    row;
  return {
    ...student,
    best: scaleScore(best, bestOf, maxScore),
    last:
      submissionId === null
        ? null
        : {
            submissionId,
            number,
            receivedAt,
            verdict: Verdict.nullable().parse(verdict),
            score: scaleScore(score, scoreOf, maxScore),
          },
  };
}
