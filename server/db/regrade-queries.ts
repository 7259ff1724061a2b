import { Verdict } from '#contract/verdict.ts';
import type { Queryable } from './transaction.ts';

/** Everything that was regraded together; all its runs were made at the same moment. */
export interface RegradeBatch {
  readonly versionId: string;
  readonly createdAt: Date;
}

export interface GradedResult {
  readonly runId: string;
  readonly verdict: Verdict;
  readonly score: number;
  readonly maxScore: number;
}

/** A submission whose regrade came to something else than what counts now. */
export interface RegradeDifference {
  readonly submissionId: string;
  readonly student: string;
  readonly email: string;
  readonly number: number;
  readonly before: GradedResult;
  readonly after: GradedResult;
}

export interface RegradeProgress {
  readonly total: number;
  readonly graded: number;
}

/** What was regraded last by this version of the exercise. */
export async function findLastBatch(
  db: Queryable,
  versionId: string,
): Promise<RegradeBatch | null> {
  const last = await db.gradingRun.findFirst({
    where: { versionId, reason: 'regrade' },
    orderBy: { createdAt: 'desc' },
    select: { createdAt: true },
  });
  return last && { versionId, createdAt: last.createdAt };
}

export async function countGraded(db: Queryable, batch: RegradeBatch): Promise<RegradeProgress> {
  const states = await db.gradingRun.groupBy({
    by: ['state'],
    where: runsOf(batch),
    _count: { _all: true },
  });
  const countOf = (wanted: (state: string) => boolean): number =>
    states.reduce((sum, { state, _count }) => sum + (wanted(state) ? _count._all : 0), 0);
  return { total: countOf(() => true), graded: countOf((state) => state === 'graded') };
}

/** By student and submission. What has been graded anew since counts already and is left out. */
export async function listDifferences(
  db: Queryable,
  batch: RegradeBatch,
): Promise<readonly RegradeDifference[]> {
  const runs = await db.gradingRun.findMany({
    where: { ...runsOf(batch), state: 'graded' },
    select: {
      ...resultFields,
      submission: {
        select: {
          id: true,
          number: true,
          user: { select: { name: true, email: true } },
          effectiveRun: { select: { ...resultFields, createdAt: true } },
        },
      },
    },
    orderBy: [{ submission: { user: { name: 'asc' } } }, { submission: { number: 'asc' } }],
  });
  return runs.flatMap(({ submission, ...run }) => {
    const { effectiveRun, user, number, id } = submission;
    if (effectiveRun === null || effectiveRun.createdAt >= batch.createdAt) return [];
    const [before, after] = [toResult(effectiveRun), toResult(run)];
    if (isSame(before, after)) return [];
    return [{ submissionId: id, student: user.name, email: user.email, number, before, after }];
  });
}

/** Submissions for which the regrade counts now. */
export async function listApplied(
  db: Queryable,
  batch: RegradeBatch,
): Promise<readonly { readonly submissionId: string; readonly runId: string }[]> {
  const runs = await db.gradingRun.findMany({
    where: { ...runsOf(batch), effectiveOf: { isNot: null } },
    select: { id: true, submissionId: true },
  });
  return runs.map(({ id, submissionId }) => ({ submissionId, runId: id }));
}

const runsOf = ({ versionId, createdAt }: RegradeBatch) =>
  ({ versionId, createdAt, reason: 'regrade' }) as const;

const resultFields = { id: true, verdict: true, score: true, maxScore: true } as const;

function toResult(run: {
  readonly id: string;
  readonly verdict: string | null;
  readonly score: number | null;
  readonly maxScore: number | null;
}): GradedResult {
  return {
    runId: run.id,
    verdict: Verdict.parse(run.verdict),
    score: run.score ?? 0,
    maxScore: run.maxScore ?? 0,
  };
}

function isSame(before: GradedResult, after: GradedResult): boolean {
  return (
    before.verdict === after.verdict &&
    before.score === after.score &&
    before.maxScore === after.maxScore
  );
}
