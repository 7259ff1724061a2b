import { describe, expect } from 'vitest';
import { arrive, giveRole, test } from './course-app.ts';

describe('joining', () => {
  test.for([
    { name: 'as printed', write: (code: string) => code },
    { name: 'in small letters', write: (code: string) => code.toLowerCase() },
    { name: 'with a hyphen', write: (code: string) => `${code.slice(0, 4)}-${code.slice(4)}` },
    { name: 'with blanks', write: (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} ` },
  ])('takes the code $name', async ({ write }, { app, db, course }) => {
    const person = await arrive(app, db);
    const response = await person.request({
      method: 'POST',
      url: '/api/v1/courses/join',
      payload: { code: write(course.joinCode) },
    });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ id: course.id, role: 'student', joinCode: null });
  });

  test('knows no other code', async ({ app, db }) => {
    const person = await arrive(app, db);
    const response = await person.request({
      method: 'POST',
      url: '/api/v1/courses/join',
      payload: { code: 'ZZZZ9999' },
    });
    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: 'unknown_join_code' });
  });

  test('happens once and leaves a role as it is', async ({ app, db, course }) => {
    const person = await arrive(app, db, course.joinCode);
    await giveRole(db, course.id, person, 'grader');
    const again = await person.request({
      method: 'POST',
      url: '/api/v1/courses/join',
      payload: { code: course.joinCode },
    });
    expect(again.statusCode).toBe(409);
    const seen = await person.request({ url: `/api/v1/courses/${course.id}` });
    expect(seen.json()).toMatchObject({ role: 'grader', joinCode: course.joinCode });
  });

  test('cannot be guessed at', async ({ app, db }) => {
    const person = await arrive(app, db);
    const statuses: number[] = [];
    for (let guess = 0; guess < 21; guess += 1) {
      const { statusCode } = await person.request({
        method: 'POST',
        url: '/api/v1/courses/join',
        payload: { code: `ZZZZ99${20 + guess}` },
      });
      statuses.push(statusCode);
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('roles', () => {
  test('are changed by an instructor, and the change is audited', async ({ app, db, course }) => {
    const instructor = await arrive(app, db, course.joinCode);
    await giveRole(db, course.id, instructor, 'instructor');
    const member = await arrive(app, db, course.joinCode);
    const changed = await instructor.request({
      method: 'PATCH',
      url: `/api/v1/courses/${course.id}/members/${member.id}`,
      payload: { role: 'grader' },
    });
    expect(changed.json()).toMatchObject({ userId: member.id, role: 'grader' });
    const audited = await db.auditEvent.findMany({ where: { subject: member.id } });
    expect(audited).toMatchObject([
      {
        action: 'role_changed',
        actorId: instructor.id,
        courseId: course.id,
        detail: { from: 'student', to: 'grader' },
      },
    ]);
  });

  test('leave a course its last instructor', async ({ app, db }) => {
    const { id: courseId } = await db.course.create({
      data: { title: 'Alone', term: 't', joinCode: 'ALNEALNE' },
    });
    const instructor = await arrive(app, db, 'ALNEALNE');
    await giveRole(db, courseId, instructor, 'instructor');
    const refused = await instructor.request({
      method: 'PATCH',
      url: `/api/v1/courses/${courseId}/members/${instructor.id}`,
      payload: { role: 'student' },
    });
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({ code: 'last_instructor' });
  });

  test('leave one of two instructors who demote each other', async ({ app, db }) => {
    const { id: courseId } = await db.course.create({
      data: { title: 'Two', term: 't', joinCode: 'TWKKTWKK' },
    });
    const pair = [await arrive(app, db, 'TWKKTWKK'), await arrive(app, db, 'TWKKTWKK')] as const;
    await Promise.all(pair.map((person) => giveRole(db, courseId, person, 'instructor')));
    const demote = (who: (typeof pair)[number], whom: (typeof pair)[number]) =>
      who.request({
        method: 'PATCH',
        url: `/api/v1/courses/${courseId}/members/${whom.id}`,
        payload: { role: 'student' },
      });
    const [first, second] = await Promise.all([demote(pair[0], pair[1]), demote(pair[1], pair[0])]);
    expect([first.statusCode, second.statusCode].toSorted((a, b) => a - b)).not.toEqual([200, 200]);
    const left = await db.enrollment.count({ where: { courseId, role: 'instructor' } });
    expect(left).toBe(1);
  });
});

describe('the attention list', () => {
  test('shows what concerns the course, and an instructor resolves it', async ({
    app,
    db,
    course,
  }) => {
    const instructor = await arrive(app, db, course.joinCode);
    await giveRole(db, course.id, instructor, 'instructor');
    const [ours] = await Promise.all([
      db.attentionItem.create({
        data: {
          kind: 'suspect_reference',
          fingerprint: 'ours',
          exerciseId: 'mlp2-backward',
          detail: 'look',
        },
      }),
      createForeignItem(db),
    ]);
    const url = `/api/v1/courses/${course.id}/attention`;
    const listed = await instructor.request({ url });
    const { items } = listed.json<{ items: { id: string; detail: string }[] }>();
    expect(items.find(({ id }) => id === ours.id)).toMatchObject({
      detail: 'look',
      resolvedAt: null,
    });
    expect(items.map(({ detail }) => detail)).not.toContain('not ours');
    const resolved = await instructor.request({ method: 'POST', url: `${url}/${ours.id}/resolve` });
    expect(resolved.json()).toMatchObject({ resolvedAt: expect.any(String) });
  });

  async function createForeignItem(db: Parameters<typeof giveRole>[0]): Promise<void> {
    const other = await db.course.create({
      data: { title: 'Other', term: 't', joinCode: 'HTHER234' },
    });
    const exercise = await db.exercise.create({ data: { id: 'theirs', position: 99 } });
    await db.assignment.create({
      data: {
        courseId: other.id,
        title: {},
        items: { create: { exerciseId: exercise.id, position: 1 } },
      },
    });
    await db.attentionItem.create({
      data: { kind: 'broken_exercise', fingerprint: 'x', exerciseId: 'theirs', detail: 'not ours' },
    });
  }
});
