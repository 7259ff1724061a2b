import { Verdict } from '#contract/verdict.ts';
import type { Queryable } from './transaction.ts';
import type { RunState } from './generated/client.ts';

export interface SubmissionRow {
  readonly id: string;
  readonly number: number;
  readonly receivedAt: Date;
  readonly state: RunState;
  readonly verdict: Verdict | null;
  readonly score: number | null;
  readonly maxScore: number;
}

export interface SubmissionPageRow extends SubmissionRow {
  readonly courseId: string;
  readonly exerciseId: string;
  readonly student: { readonly userId: string; readonly name: string };
  readonly source: string;
  readonly report: unknown;
  /** The mistakes that its exercise version can name. */
  readonly mistakes: unknown;
}

/** Whose submission it is, and in which course. */
export interface SubmissionOwner {
  readonly userId: string;
  readonly courseId: string;
}

export async function findOwner(
  db: Queryable,
  submissionId: string,
): Promise<SubmissionOwner | null> {
  const submission = await db.submission.findUnique({
    where: { id: submissionId },
    select: { userId: true, item: { select: { assignment: { select: { courseId: true } } } } },
  });
  if (!submission) return null;
  return { userId: submission.userId, courseId: submission.item.assignment.courseId };
}

/** Newest first; `before` continues below a number. */
export async function listSubmissions(
  db: Queryable,
  itemId: string,
  userId: string,
  page: { readonly before?: number | undefined; readonly size: number },
): Promise<readonly SubmissionRow[]> {
  const submissions = await db.submission.findMany({
    where: { itemId, userId, ...(page.before !== undefined && { number: { lt: page.before } }) },
    orderBy: { number: 'desc' },
    take: page.size,
    select: summaryFields,
  });
  return submissions.map(toSubmission);
}

export async function getSubmission(
  db: Queryable,
  submissionId: string,
): Promise<SubmissionPageRow> {
  const submission = await db.submission.findUniqueOrThrow({
    where: { id: submissionId },
    select: {
      ...summaryFields,
      source: true,
      user: { select: { id: true, name: true } },
      item: { select: { exerciseId: true, assignment: { select: { courseId: true } } } },
      effectiveRun: {
        select: { ...resultFields, report: true, version: { select: { mistakes: true } } },
      },
    },
  });
  const row = toSubmission(submission);
  return {
    ...row,
    courseId: submission.item.assignment.courseId,
    exerciseId: submission.item.exerciseId,
    student: { userId: submission.user.id, name: submission.user.name },
    source: submission.source,
    report: row.state === 'graded' ? (submission.effectiveRun?.report ?? null) : null,
    mistakes: submission.effectiveRun?.version.mistakes ?? [],
  };
}

const resultFields = { verdict: true, score: true, maxScore: true } as const;

const summaryFields = {
  id: true,
  number: true,
  receivedAt: true,
  version: { select: { maxScore: true } },
  effectiveRun: { select: resultFields },
  runs: {
    where: { reason: { not: 'regrade' } },
    orderBy: { createdAt: 'desc' },
    take: 1,
    select: { state: true },
  },
} as const;

function toSubmission(submission: {
  readonly id: string;
  readonly number: number;
  readonly receivedAt: Date;
  readonly version: { readonly maxScore: number };
  readonly effectiveRun: {
    readonly verdict: string | null;
    readonly score: number | null;
    readonly maxScore: number | null;
  } | null;
  readonly runs: readonly { readonly state: RunState }[];
}): SubmissionRow {
  const { id, number, receivedAt, version, effectiveRun, runs } = submission;
  const state = runs[0]?.state ?? 'queued';
  // While it is tried again, that it failed before is no result.
  const result = state === 'graded' ? effectiveRun : null;
  return {
    id,
    number,
    receivedAt,
    state,
    verdict: Verdict.nullable().parse(result?.verdict ?? null),
    score: result?.score ?? null,
    maxScore: result?.maxScore ?? version.maxScore,
  };
}
