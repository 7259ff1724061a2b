import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { Database } from '../../../server/db/transaction.ts';
import { failRun } from '../../../server/operations/fail-run.ts';
import { startRun } from '../../../server/operations/start-run.ts';
import { gradeAs, passingReport, runOf, unreadableReport } from '../operations/reports.ts';
import { arrive, submit, test as withCourse } from './course-app.ts';
import type { Person } from './course-app.ts';
import { collect, watch } from './event-stream.ts';

const exerciseId = 'mlp2-backward';

const test = withCourse
  .extend('address', { scope: 'file' }, ({ app }) => app.listen({ port: 0, host: '127.0.0.1' }))
  .extend('student', ({ app, db, course }) => arrive(app, db, course.joinCode))
  .extend('failed', async ({ db, student, course }) => {
    const response = await submit(student, course.id, exerciseId, 'source');
    const { id } = response.json<{ id: string }>();
    await failThreeTimes(db, id);
    return id;
  });

test('a submission that failed on our side is graded again, at no attempt', async ({
  db,
  student,
  failed,
}) => {
  const retried = await retry(student, failed);
  expect(retried.statusCode).toBe(202);
  expect(retried.json()).toMatchObject({ id: failed, state: 'queued', verdict: null, score: null });

  const failedRun = await db.submission.findUniqueOrThrow({ where: { id: failed } });
  expect(await gradeAs(db, failed, passingReport)).toBe('stored');
  const page = await student.request({ url: `/api/v1/submissions/${failed}` });
  expect(page.json()).toMatchObject({ state: 'graded', verdict: 'passed', score: 10 });
  const runs = await db.gradingRun.findMany({
    where: { submissionId: failed },
    orderBy: { createdAt: 'asc' },
  });
  expect(runs).toMatchObject([
    { id: failedRun.effectiveRunId, reason: 'submission', verdict: 'system_error' },
    { reason: 'retry', verdict: 'passed' },
  ]);
  expect(await scoreOf(db, student)).toMatchObject({ best: 10_000, attemptsUsed: 0 });
  expect(await db.scoreEvent.count({ where: { userId: student.id } })).toBe(1);
});

test('a retry that could not start gives no attempt back that it did not take', async ({
  db,
  student,
  course,
  failed,
}) => {
  await gradeAs(
    db,
    (await submit(student, course.id, exerciseId, 'other')).json<{ id: string }>().id,
    passingReport,
  );
  await retry(student, failed);
  await gradeAs(db, failed, unreadableReport);
  expect(await scoreOf(db, student)).toMatchObject({ attemptsUsed: 1 });
});

test('asking five times at once is like asking once', async ({ db, student, failed }) => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => retry(student, failed)));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202, 202, 202]);
  expect(await db.gradingRun.count({ where: { submissionId: failed, reason: 'retry' } })).toBe(1);
});

test('what did not fail on our side is not graded again', async ({ db, student, course }) => {
  const { id } = (await submit(student, course.id, exerciseId, 'source')).json<{ id: string }>();
  const waiting = await retry(student, id);
  expect(waiting.statusCode).toBe(202);
  await gradeAs(db, id, passingReport);
  const graded = await retry(student, id);
  expect(graded.statusCode).toBe(409);
  expect(graded.json()).toMatchObject({ code: 'nothing_to_retry' });
  expect(await db.gradingRun.count({ where: { submissionId: id } })).toBe(1);
});

test('nobody retries for somebody else', async ({ app, db, course, failed }) => {
  const other = await arrive(app, db, course.joinCode);
  expect((await retry(other, failed)).statusCode).toBe(404);
  expect((await retry(await arrive(app, db), failed)).statusCode).toBe(404);
});

test('is graded by what the exercise is now where the model of then is quarantined', async ({
  db,
  student,
  failed,
  onTestFinished,
}) => {
  const { versionId } = await db.submission.findUniqueOrThrow({ where: { id: failed } });
  const { id: _, ...version } = await db.exerciseVersion.update({
    where: { id: versionId },
    data: { quarantinedAt: new Date() },
  });
  const repaired = await db.exerciseVersion.create({
    data: {
      ...version,
      gradingHash: 'sha256:repaired',
      quarantinedAt: null,
      definition: version.definition ?? {},
      statement: version.statement ?? {},
      material: version.material ?? {},
      mistakes: version.mistakes ?? [],
      diagnostics: {},
    },
  });
  const setCurrent = (currentVersionId: string) =>
    db.exercise.update({ where: { id: exerciseId }, data: { currentVersionId } });
  await setCurrent(repaired.id);
  onTestFinished(async () => {
    await setCurrent(versionId);
    await db.exerciseVersion.update({ where: { id: versionId }, data: { quarantinedAt: null } });
  });

  await retry(student, failed);
  const run = await db.gradingRun.findFirstOrThrow({
    where: { submissionId: failed, reason: 'retry' },
  });
  expect(run.versionId).toBe(repaired.id);
});

test('whoever watches from the start sees only the verdict that counts', async ({
  db,
  address,
  student,
  failed,
}) => {
  const url = `/api/v1/submissions/${failed}/events`;
  const before = await collect(await watch(address, { url, cookie: student.cookie })).all;
  expect(before.map(({ event }) => event)).toEqual(['queued', 'queued', 'queued', 'verdict']);
  await retry(student, failed);
  const told = collect(await watch(address, { url, cookie: student.cookie }));
  await told.until(4);
  await gradeAs(db, failed, passingReport);
  const stored = (await told.all).filter(({ id }) => id !== '');
  expect(stored.map(({ event }) => event)).toEqual([
    'queued',
    'queued',
    'queued',
    'queued',
    'verdict',
  ]);
  expect(stored.at(-1)?.data).toMatchObject({ verdict: 'passed' });
});

function retry(person: Person, submissionId: string): Promise<LightMyRequestResponse> {
  return person.request({ method: 'POST', url: `/api/v1/submissions/${submissionId}/retry` });
}

async function failThreeTimes(db: Database, submissionId: string): Promise<void> {
  const runId = await runOf(db, submissionId);
  const failure = { message: 'the process died', culprit: 'sandbox', final: false } as const;
  for (let time = 0; time < 3; time += 1) {
    const run = await startRun(db, runId, new Date());
    if (!run) throw new Error('the run has ended already');
    await failRun(db, run.lease, failure, new Date());
  }
}

async function scoreOf(db: Database, { id: userId }: Person): Promise<unknown> {
  return db.currentScore.findFirst({ where: { userId } });
}
