import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { failingReport, gradeAs, passingReport, unreadableReport } from '../operations/reports.ts';
import { arrive, giveRole, submit, test as withCourse } from './course-app.ts';

const exerciseId = 'mlp2-backward';

const test = withCourse.extend('student', async ({ app, db, course }) =>
  arrive(app, db, course.joinCode),
);

describe('a submission', () => {
  test('is stored, queued and answered with where to watch it', async ({ student, course, db }) => {
    const before = Date.now();
    const response = await submit(student, course.id, exerciseId, 'export const a = "é";');
    expect(response.statusCode).toBe(202);
    const body = response.json<{ id: string }>();
    expect(body).toMatchObject({
      number: 1,
      state: 'queued',
      verdict: null,
      score: null,
      maxScore: 10,
      costsAttempt: null,
      links: {
        self: `/api/v1/submissions/${body.id}`,
        events: `/api/v1/submissions/${body.id}/events`,
      },
    });

    const stored = await db.submission.findUniqueOrThrow({
      where: { id: body.id },
      include: { runs: true, events: true },
    });
    expect(stored.source).toBe('export const a = "é";');
    expect(stored.receivedAt.getTime()).toBeGreaterThanOrEqual(before);
    expect(stored.runs).toMatchObject([{ state: 'queued', fence: 0, reason: 'submission' }]);
    expect(stored.events).toMatchObject([{ event: 'queued' }]);
    const jobs =
      await db.$queryRaw`SELECT state FROM pgboss.job WHERE id = ${stored.runs[0]?.id}::uuid`;
    expect(jobs).toEqual([{ state: 'created' }]);
  });

  test('gets a seed of its own', async ({ student, course, db }) => {
    await submit(student, course.id, exerciseId, 'same');
    await submit(student, course.id, exerciseId, 'same');
    const seeds = await db.submission.findMany({
      where: { userId: student.id },
      select: { seed: true },
    });
    expect(new Set(seeds.map(({ seed }) => seed)).size).toBe(2);
  });

  test.for([
    { name: 'nothing', source: '' },
    { name: 'blanks', source: ' \n\t ' },
  ])('of $name is refused', async ({ source }, { student, course, db }) => {
    const response = await submit(student, course.id, exerciseId, source);
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'empty_source' });
    expect(await db.submission.count({ where: { userId: student.id } })).toBe(0);
  });

  test('of exactly 65,536 bytes is accepted, however JSON writes it', async ({
    student,
    course,
  }) => {
    const response = await student.request({
      method: 'POST',
      url: `/api/v1/courses/${course.id}/exercises/${exerciseId}/submissions`,
      headers: { 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      payload: `{"source":"${String.raw`\u0041`.repeat(65_536)}"}`,
    });
    expect(response.statusCode).toBe(202);
  });

  test.for([
    { name: 'one byte more', source: 'é'.repeat(32_768) + 'a', bytes: '65.537' },
    { name: 'a million bytes', source: 'a'.repeat(1_000_000), bytes: '1.000.013' },
  ])(
    'of $name is refused with both numbers',
    async ({ source, bytes }, { student, course, db }) => {
      const response = await submit(student, course.id, exerciseId, source);
      expect(response.statusCode).toBe(413);
      expect(response.json<{ code: string }>().code).toBe('source_too_large');
      expect(response.json<{ detail: string }>().detail).toContain(`${bytes} bytes`);
      expect(response.json<{ detail: string }>().detail).toContain('65.536 bytes');
      expect(await db.submission.count({ where: { userId: student.id } })).toBe(0);
    },
  );

  test.for([
    { name: 'bytes that are not UTF-8', body: Buffer.from('{"source":"caf\xe9"}', 'latin1') },
    { name: 'a lone surrogate', body: Buffer.from(String.raw`{"source":"a\ud800b"}`) },
    { name: 'a NUL character', body: Buffer.from(String.raw`{"source":"a\u0000b"}`) },
  ])('with $name is refused', async ({ body }, { student, course, db }) => {
    const response = await student.request({
      method: 'POST',
      url: `/api/v1/courses/${course.id}/exercises/${exerciseId}/submissions`,
      headers: { 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
      payload: body,
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'invalid_text' });
    expect(await db.submission.count({ where: { userId: student.id } })).toBe(0);
  });

  test('to a course that is not theirs is not found, like one to no course at all', async ({
    app,
    student,
    course,
    db,
  }) => {
    const stranger = await arrive(app, db);
    const foreign = await submit(stranger, course.id, exerciseId, 'source');
    const nowhere = await submit(stranger, randomUUID(), exerciseId, 'source');
    expect(foreign.statusCode).toBe(404);
    const { instance: _first, ...told } = foreign.json<Record<string, unknown>>();
    const { instance: _second, ...toldOfNothing } = nowhere.json<Record<string, unknown>>();
    expect(told).toEqual(toldOfNothing);
    expect(await db.submission.count({ where: { userId: stranger.id } })).toBe(0);
    expect((await submit(student, course.id, 'no-such', 'source')).statusCode).toBe(404);
  });

  test('needs an idempotency key', async ({ student, course }) => {
    const response = await student.request({
      method: 'POST',
      url: `/api/v1/courses/${course.id}/exercises/${exerciseId}/submissions`,
      payload: { source: 'source' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'idempotency_key_missing' });
  });
});

describe('an idempotency key', () => {
  test('answers the same body with the first answer, even when it is graded by then', async ({
    student,
    course,
    db,
  }) => {
    const key = randomUUID();
    const first = await submit(student, course.id, exerciseId, 'source', key);
    await gradeAs(db, first.json<{ id: string }>().id, passingReport);
    const again = await submit(student, course.id, exerciseId, 'source', key);
    expect(again.statusCode).toBe(202);
    expect(again.body).toBe(first.body);
    expect(await db.submission.count({ where: { userId: student.id } })).toBe(1);
  });

  test.for([
    { name: 'another source', exercise: exerciseId, source: 'other' },
    { name: 'another exercise', exercise: 'scalar-graph', source: 'source' },
  ])('refuses $name', async ({ exercise, source }, { student, course, db }) => {
    const key = randomUUID();
    await submit(student, course.id, exerciseId, 'source', key);
    const other = await submit(student, course.id, exercise, source, key);
    expect(other.statusCode).toBe(422);
    expect(other.json()).toMatchObject({ code: 'idempotency_key_reused' });
    expect(await db.submission.count({ where: { userId: student.id } })).toBe(1);
  });

  test('answers 409 while its first request is in flight', async ({ student, course, db }) => {
    const key = randomUUID();
    const response = await db.$transaction(async (tx) => {
      await tx.$queryRaw`
        SELECT pg_advisory_xact_lock(hashtextextended(${`submission ${student.id} ${key}`}, 0))::text`;
      return submit(student, course.id, exerciseId, 'source', key);
    });
    expect(response.statusCode).toBe(409);
    expect(response.json()).toMatchObject({ code: 'request_in_flight' });
    const afterwards = await submit(student, course.id, exerciseId, 'source', key);
    expect(afterwards.statusCode).toBe(202);
  });

  test('stores one submission of ten requests at once', async ({ student, course, db }) => {
    const key = randomUUID();
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => submit(student, course.id, exerciseId, 'source', key)),
    );
    const accepted = responses.filter(({ statusCode }) => statusCode === 202);
    const inFlight = responses.filter(({ statusCode }) => statusCode === 409);
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.length + inFlight.length).toBe(10);
    expect(new Set(accepted.map(({ body }) => body)).size).toBe(1);
    expect(await db.submission.count({ where: { userId: student.id } })).toBe(1);
  });

  test('belongs to one person', async ({ app, db, student, course }) => {
    const key = randomUUID();
    await submit(student, course.id, exerciseId, 'source', key);
    const other = await arrive(app, db, course.joinCode);
    const theirs = await submit(other, course.id, exerciseId, 'different', key);
    expect(theirs.statusCode).toBe(202);
  });
});

describe('an attempt limit', () => {
  const limited = 'linear-backward';

  test('holds for requests at the same moment', async ({ app, student, course, db }) => {
    await limitTo(app, db, course, 3);
    const responses = await Promise.all(
      Array.from({ length: 10 }, (_, at) => submit(student, course.id, limited, `source ${at}`)),
    );
    const statuses = responses.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);
    expect(statuses).toEqual([202, 202, 202, 409, 409, 409, 409, 409, 409, 409]);
    const numbers = await db.submission.findMany({
      where: { userId: student.id },
      orderBy: { number: 'asc' },
      select: { number: true },
    });
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3]);
    const refused = responses.find(({ statusCode }) => statusCode === 409);
    expect(refused?.json()).toMatchObject({ code: 'attempts_used_up' });
  });

  test('gives back what could not start', async ({ app, student, course, db }) => {
    await limitTo(app, db, course, 1);
    const first = await submit(student, course.id, limited, 'const');
    expect((await submit(student, course.id, limited, 'more')).statusCode).toBe(409);
    await gradeAs(db, first.json<{ id: string }>().id, unreadableReport);
    expect((await submit(student, course.id, limited, 'more')).statusCode).toBe(202);
    expect((await submit(student, course.id, limited, 'again')).statusCode).toBe(409);
  });

  test('is audited', async ({ app, course, db }) => {
    const instructor = await limitTo(app, db, course, 7);
    const audited = await db.auditEvent.findMany({ where: { actorId: instructor.id } });
    expect(audited).toMatchObject([
      { action: 'attempt_limit_changed', courseId: course.id, detail: { to: 7 } },
    ]);
  });

  async function limitTo(
    app: Parameters<typeof arrive>[0],
    db: Parameters<typeof giveRole>[0],
    course: { readonly id: string; readonly joinCode: string },
    attemptLimit: number,
  ): ReturnType<typeof arrive> {
    const instructor = await arrive(app, db, course.joinCode);
    await giveRole(db, course.id, instructor, 'instructor');
    await instructor.request({
      method: 'PATCH',
      url: `/api/v1/courses/${course.id}/exercises/${limited}`,
      payload: { attemptLimit },
    });
    return instructor;
  }
});

describe('a graded submission', () => {
  test('shows its student no hidden case and its staff everything', async ({
    app,
    student,
    course,
    db,
  }) => {
    const { id } = (await submit(student, course.id, exerciseId, 'source')).json<{ id: string }>();
    await gradeAs(db, id, failingReport);
    const url = `/api/v1/submissions/${id}`;
    const shown = await student.request({ url });
    expect(shown.json()).toMatchObject({
      state: 'graded',
      verdict: 'wrong_gradient',
      score: 6,
      costsAttempt: true,
      source: 'source',
      courseId: course.id,
      exerciseId,
      report: { cases: [{ id: 'ordinary-1' }, { id: 'ordinary-3', visibility: 'hidden' }] },
    });
    expect(shown.json<{ report: { cases: object[] } }>().report.cases[1]).toEqual({
      id: 'ordinary-3',
      visibility: 'hidden',
      outcome: 'wrong_gradient',
      checks: [{ quantity: 'dW2', status: 'fail' }],
    });
    expect(shown.body).not.toContain(failingReport.seed);

    const grader = await arrive(app, db, course.joinCode);
    await giveRole(db, course.id, grader, 'grader');
    const seenByStaff = await grader.request({ url });
    expect(seenByStaff.json<{ report: unknown }>().report).toEqual(failingReport);
  });

  test('moves list, exercise and results', async ({ app, student, course, db }) => {
    const first = await submit(student, course.id, exerciseId, 'one');
    await gradeAs(db, first.json<{ id: string }>().id, failingReport);
    const second = await submit(student, course.id, exerciseId, 'two');
    await gradeAs(db, second.json<{ id: string }>().id, passingReport);
    const third = await submit(student, course.id, exerciseId, 'three');
    await gradeAs(db, third.json<{ id: string }>().id, failingReport);

    const exercise = await student.request({
      url: `/api/v1/courses/${course.id}/exercises/${exerciseId}`,
    });
    expect(exercise.json()).toMatchObject({
      state: 'passed',
      bestScore: 10,
      maxScore: 10,
      attempts: { used: 3, limit: null },
    });
    const list = await student.request({
      url: `/api/v1/courses/${course.id}/exercises/${exerciseId}/submissions`,
    });
    expect(list.json()).toMatchObject({
      submissions: [
        { number: 3, score: 6 },
        { number: 2, score: 10, verdict: 'passed' },
        { number: 1, score: 6 },
      ],
      next: null,
    });

    const grader = await arrive(app, db, course.joinCode);
    await giveRole(db, course.id, grader, 'grader');
    const results = await grader.request({
      url: `/api/v1/courses/${course.id}/exercises/${exerciseId}/results`,
    });
    const rows = results.json<{ rows: { student: { userId: string } }[] }>().rows;
    expect(rows.find((row) => row.student.userId === student.id)).toMatchObject({
      bestScore: 10,
      submissions: 3,
      attempts: { used: 3 },
      last: { number: 3, verdict: 'wrong_gradient', score: 6 },
    });
    expect(rows.map((row) => row.student.userId)).not.toContain(grader.id);
  });

  test('is listed fifty at a time', async ({ student, course, db }) => {
    const first = await submit(student, course.id, exerciseId, 'source');
    const { id } = first.json<{ id: string }>();
    const stored = await db.submission.findUniqueOrThrow({ where: { id } });
    await db.submission.createMany({
      data: Array.from({ length: 60 }, (_, at) => ({
        ...stored,
        id: randomUUID(),
        number: at + 2,
        idempotencyKey: randomUUID(),
      })),
    });
    const url = `/api/v1/courses/${course.id}/exercises/${exerciseId}/submissions`;
    const page = (await student.request({ url })).json<Page>();
    expect(page.submissions).toHaveLength(50);
    expect(page.next).toBe(12);
    const rest = (await student.request({ url: `${url}?before=${page.next}` })).json<Page>();
    expect(rest.submissions.map(({ number }) => number)).toEqual([
      11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
    expect(rest.next).toBeNull();
  });

  test('of another is listed for staff alone', async ({ app, student, course, db }) => {
    const classmate = await arrive(app, db, course.joinCode);
    const url = `/api/v1/courses/${course.id}/exercises/${exerciseId}/submissions?student=${student.id}`;
    expect((await classmate.request({ url })).statusCode).toBe(403);
    await giveRole(db, course.id, classmate, 'grader');
    expect((await classmate.request({ url })).statusCode).toBe(200);
  });
});

test('refuses a submission that another site has caused', async ({ student, course }) => {
  const response = await student.request({
    method: 'POST',
    url: `/api/v1/courses/${course.id}/exercises/${exerciseId}/submissions`,
    headers: { 'idempotency-key': randomUUID(), origin: 'https://evil.example' },
    payload: { source: 'source' },
  });
  expect(response.statusCode).toBe(403);
  expect(response.json()).toMatchObject({ code: 'foreign_origin' });
});

interface Page {
  readonly submissions: readonly { readonly number: number }[];
  readonly next: number | null;
}
