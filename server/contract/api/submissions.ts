import { z } from 'zod';
import { Misconception } from '../misconception.ts';
import { Report, StudentReport } from '../report.ts';
import { Verdict } from '../verdict.ts';
import { ExerciseParams } from './exercises.ts';
import { route } from './route.ts';

/** In UTF-8 bytes. */
export const maxSourceBytes = 65_536;

export const submissionStates = ['queued', 'running', 'graded'] as const;

export const SubmissionSummary = z
  .object({
    id: z.uuid(),
    /** 1 for a student's first on this exercise. */
    number: z.int().positive(),
    receivedAt: z.iso.datetime(),
    state: z.enum(submissionStates),
    verdict: Verdict.nullable(),
    score: z.number().nonnegative().nullable(),
    maxScore: z.number().positive(),
    /** False for what could not start and for failures of ours; null while it is not known. */
    costsAttempt: z.boolean().nullable(),
  })
  .meta({ id: 'SubmissionSummary' });
export type SubmissionSummary = z.infer<typeof SubmissionSummary>;

/**
 * Stores a submission and queues its grading. The same Idempotency-Key with the same body answers the first 202
 * again; with another body 422; while the first is in flight 409. Identical source is graded again.
 */
export const submit = route({
  method: 'POST',
  path: '/courses/:courseId/exercises/:exerciseId/submissions',
  summary: 'Submit for grading',
  params: ExerciseParams,
  headers: z.object({ 'idempotency-key': z.string().min(8).max(200) }),
  body: z.strictObject({ source: z.string() }),
  success: 202,
  response: SubmissionSummary.extend({
    links: z.object({ self: z.string(), events: z.string() }),
  }),
});

/** Newest first, at most 50; `next` is the cursor for older ones. */
export const listSubmissions = route({
  method: 'GET',
  path: '/courses/:courseId/exercises/:exerciseId/submissions',
  summary: "The signed-in user's submissions; staff may name another student",
  params: ExerciseParams,
  query: z.object({
    student: z.uuid().optional(),
    before: z.coerce.number().int().positive().optional(),
  }),
  success: 200,
  response: z.object({ submissions: z.array(SubmissionSummary), next: z.int().nullable() }),
});

/** A named mistake of the report, with its hints one step after the other. */
export const Explanation = Misconception.pick({ id: true, title: true, hints: true }).meta({
  id: 'Explanation',
});
export type Explanation = z.infer<typeof Explanation>;

export const Submission = SubmissionSummary.extend({
  courseId: z.uuid(),
  exerciseId: z.string(),
  student: z.object({ userId: z.uuid(), name: z.string() }),
  source: z.string(),
  /** null until it is graded. Staff get the whole report, students theirs without hidden cases. */
  report: z.union([Report, StudentReport]).nullable(),
  /** Of those diagnoses of the report that have a name. */
  explanations: z.array(Explanation),
}).meta({ id: 'Submission' });
export type Submission = z.infer<typeof Submission>;

const SubmissionParams = z.object({ submissionId: z.uuid() });

export const getSubmission = route({
  method: 'GET',
  path: '/submissions/:submissionId',
  summary: 'One submission with source and report',
  params: SubmissionParams,
  success: 200,
  response: Submission,
});

/**
 * A submission that ended as `system_error`, and only that, is graded again: the same source with the same seed, at
 * no attempt. Asking twice is like asking once.
 */
export const retrySubmission = route({
  method: 'POST',
  path: '/submissions/:submissionId/retry',
  summary: 'Grade a submission again that failed on our side',
  params: SubmissionParams,
  success: 202,
  response: SubmissionSummary,
});

/**
 * What `GET /submissions/:submissionId/events` streams (server-sent events). Each event has a rising id;
 * `Last-Event-ID` continues where a broken connection stopped. Only the server ends a run: `verdict` is the last.
 * Besides, while a submission waits, `queued` tells without an id of every new place that it has in the queue.
 */
export const SubmissionEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('queued'),
    data: z.object({
      /** Submissions that are graded before this one. */
      ahead: z.int().nonnegative(),
      /** No grader is running at the moment; what is stored will be graded as soon as one is. */
      graderAway: z.boolean().optional(),
    }),
  }),
  z.object({ event: z.literal('started'), data: z.object({ cases: z.int().nonnegative() }) }),
  z.object({
    event: z.literal('case'),
    data: z.object({ done: z.int(), of: z.int(), id: z.string(), outcome: Verdict }),
  }),
  z.object({
    event: z.literal('verdict'),
    data: z.object({ verdict: Verdict, score: z.number(), maxScore: z.number() }),
  }),
]);
export type SubmissionEvent = z.infer<typeof SubmissionEvent>;

/** A browser's `EventSource` sends Last-Event-ID when it reconnects; `after` is the same for the first connection. */
export const watchSubmission = route({
  method: 'GET',
  path: '/submissions/:submissionId/events',
  summary: 'Watch the grading: server-sent events; 204 once nothing more will come',
  params: SubmissionParams,
  query: z.object({ after: z.coerce.number().int().nonnegative().optional() }),
  headers: z.object({ 'last-event-id': z.string().optional() }),
  success: 200,
  response: SubmissionEvent,
  stream: true,
});
