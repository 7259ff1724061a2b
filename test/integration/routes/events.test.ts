import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { SubmissionEvent } from '#contract/api/submissions.ts';
import { createApp } from '../../../server/app.ts';
import { recordProgress } from '../../../server/operations/record-progress.ts';
import { startRun } from '../../../server/operations/start-run.ts';
import { storeReport } from '../../../server/operations/store-report.ts';
import { passingReport, runOf } from '../operations/reports.ts';
import {
  arrive,
  authSecret,
  publicUrl,
  queueOf,
  silent,
  submit,
  test as withCourse,
} from './course-app.ts';
import { collect, watch } from './event-stream.ts';

const test = withCourse
  .extend('address', { scope: 'file' }, ({ app }) => app.listen({ port: 0, host: '127.0.0.1' }))
  .extend('submission', async ({ app, db, course }) => {
    const student = await arrive(app, db, course.joinCode);
    const { id } = (await submit(student, course.id, 'mlp2-backward', 'source')).json<{
      id: string;
    }>();
    return { id, url: `/api/v1/submissions/${id}/events`, cookie: student.cookie };
  });

const started: SubmissionEvent = { event: 'started', data: { cases: 2 } };
const firstCase: SubmissionEvent = {
  event: 'case',
  data: { done: 1, of: 2, id: 'ordinary-1', outcome: 'passed' },
};
const secondCase: SubmissionEvent = {
  event: 'case',
  data: { done: 2, of: 2, id: 'ordinary-2', outcome: 'passed' },
};

test('are told while they happen, the last one ends the stream', async ({
  address,
  submission,
  db,
}) => {
  const response = await watch(address, submission);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const told = collect(response);
  await told.until(1);

  const run = await startRun(db, await runOf(db, submission.id), new Date());
  if (!run) throw new Error('the run is graded already');
  await recordProgress(db, run.lease, [started, firstCase]);
  await told.until(3);
  await storeReport(db, run.lease, passingReport, [secondCase], new Date());

  const events = await told.all;
  expect(events.map(({ event, data }) => ({ event, data }))).toEqual([
    { event: 'queued', data: { ahead: expect.any(Number) } },
    started,
    firstCase,
    secondCase,
    { event: 'verdict', data: { verdict: 'passed', score: 10, maxScore: 10 } },
  ]);
  const ids = events.map(({ id }) => Number(id));
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  expect(new Set(ids).size).toBe(5);
});

test('continue where a broken connection stopped', async ({ address, submission, db }) => {
  const run = await startRun(db, await runOf(db, submission.id), new Date());
  if (!run) throw new Error('the run is graded already');
  await storeReport(db, run.lease, passingReport, [started, firstCase], new Date());

  const whole = await collect(await watch(address, submission)).all;
  expect(whole.map(({ event }) => event)).toEqual(['queued', 'started', 'case', 'verdict']);
  const afterHeader = await watch(address, submission, { 'last-event-id': whole[1]?.id ?? '' });
  expect(await collect(afterHeader).all).toEqual(whole.slice(2));
  const afterQuery = await watch(address, {
    ...submission,
    url: `${submission.url}?after=${whole[0]?.id}`,
  });
  expect(await collect(afterQuery).all).toEqual(whole.slice(1));
  const nothingMore = await watch(address, submission, { 'last-event-id': whole[3]?.id ?? '' });
  expect(nothingMore.status).toBe(204);
});

test('arrive although the connection that listens is lost', async ({ address, submission, db }) => {
  const told = collect(await watch(address, submission));
  await told.until(1);
  await db.$queryRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
    WHERE application_name = 'gradecheck-listener' AND datname = current_database()`;
  const run = await startRun(db, await runOf(db, submission.id), new Date());
  if (!run) throw new Error('the run is graded already');
  await storeReport(db, run.lease, passingReport, [], new Date());

  const events = await Promise.race([told.all, delay(5_000, [])]);
  expect(events.map(({ event }) => event)).toEqual(['queued', 'verdict']);
});

test('are not told by a worker that has lost the run', async ({ address, submission, db }) => {
  const runId = await runOf(db, submission.id);
  const lost = await startRun(db, runId, new Date());
  const taken = await startRun(db, runId, new Date());
  if (!lost || !taken) throw new Error('the run is graded already');
  await recordProgress(db, lost.lease, [started]);
  await storeReport(db, taken.lease, passingReport, [], new Date());
  const events = await collect(await watch(address, submission)).all;
  expect(events.map(({ event }) => event)).toEqual(['queued', 'verdict']);
});

test('end when the server stops', async ({ db, broker, notifications, submission }) => {
  const stopping = await createApp({
    db,
    notifications,
    ...queueOf(db, broker),
    logger: silent,
    publicUrl,
    authSecret,
    webRoot: null,
  });
  const address = await stopping.listen({ port: 0, host: '127.0.0.1' });
  const told = collect(await watch(address, submission));
  await told.until(1);
  await stopping.close();
  expect((await told.all).map(({ event }) => event)).toEqual(['queued']);
});
