import { z } from 'zod';
import * as contract from '#contract/api/submissions.ts';
import { Explanation, type Submission, type SubmissionSummary } from '#contract/api/submissions.ts';
import type { Role } from '#contract/api/courses.ts';
import { forStudent } from '#contract/report-for-student.ts';
import { Report } from '#contract/report.ts';
import { verdicts } from '#contract/verdict.ts';
import { getSubmission, listSubmissions } from '../db/submission-queries.ts';
import type { SubmissionPageRow, SubmissionRow } from '../db/submission-queries.ts';
import { AppError } from '../operations/app-error.ts';
import { fromThousandths } from '../db/points.ts';
import { retrySubmission } from '../operations/retry-submission.ts';
import { submitSolution } from '../operations/submit-solution.ts';
import type { AcceptedSubmission } from '../operations/submit-solution.ts';
import { getItem, getListedItem } from './course-item.ts';
import { serve } from './serve.ts';
import type { ServedRoute } from './serve.ts';
import type { Services } from './services.ts';

const pageSize = 50;

export function submissionRoutes({ db, enqueue, queueLimit }: Services): readonly ServedRoute[] {
  return [
    serve(
      contract.submit,
      'member',
      async ({ params, headers, body, caller, receivedAt, reply }) => {
        const { id: itemId } = await getListedItem(db, params);
        const accepted = await submitSolution(
          { db, enqueue, queueLimit },
          {
            itemId,
            userId: caller.id,
            source: body.source,
            idempotencyKey: headers['idempotency-key'],
            receivedAt,
          },
        );
        const links = linksOf(accepted.id);
        reply.header('location', links.self);
        return { ...toAccepted(accepted), links };
      },
    ),

    serve(contract.listSubmissions, 'member', async ({ params, query, caller, membership }) => {
      const { id: itemId } = await getItem(db, params);
      const userId = query.student ?? caller.id;
      if (userId !== caller.id && membership.role === 'student') throw new AppError('not_allowed');

      const page = { before: query.before, size: pageSize + 1 };
      const found = await listSubmissions(db, itemId, userId, page);
      const submissions = found.slice(0, pageSize).map(toSummary);
      const next = found.length > pageSize ? (submissions.at(-1)?.number ?? null) : null;
      return { submissions, next };
    }),

    serve(contract.getSubmission, 'author', async ({ params, membership }) =>
      toSubmission(await getSubmission(db, params.submissionId), membership.role),
    ),

    serve(contract.retrySubmission, 'author', async ({ params, receivedAt }) => {
      await retrySubmission({ db, enqueue }, params.submissionId, receivedAt);
      return toSummary(await getSubmission(db, params.submissionId));
    }),
  ];
}

/** Always what the first answer said, however far grading is by now. */
function toAccepted(accepted: AcceptedSubmission): SubmissionSummary {
  return toSummary({ ...accepted, state: 'queued', verdict: null, score: null });
}

function toSummary(submission: SubmissionRow): SubmissionSummary {
  const { id, number, receivedAt, state, verdict, score, maxScore } = submission;
  return {
    id,
    number,
    receivedAt: receivedAt.toISOString(),
    state,
    verdict,
    score: score === null ? null : fromThousandths(score),
    maxScore: fromThousandths(maxScore),
    costsAttempt: verdict && verdicts[verdict].costsAttempt,
  };
}

function toSubmission(submission: SubmissionPageRow, reader: Role): Submission {
  const { courseId, exerciseId, student, source } = submission;
  const report = Report.nullable().parse(submission.report);
  return {
    ...toSummary(submission),
    courseId,
    exerciseId,
    student,
    source,
    report: reader === 'student' && report ? forStudent(report) : report,
    explanations: explain(report, submission.mistakes),
  };
}

function explain(report: Report | null, mistakes: unknown): Explanation[] {
  const known = z.array(Explanation).parse(mistakes);
  const diagnosed = new Set(report?.diagnoses.map(({ id }) => id));
  return known.filter(({ id }) => diagnosed.has(id));
}

const linksOf = (id: string): { self: string; events: string } => ({
  self: `/api/v1/submissions/${id}`,
  events: `/api/v1/submissions/${id}/events`,
});
