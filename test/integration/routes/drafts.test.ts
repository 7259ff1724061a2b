import { expect } from 'vitest';
import { arrive, test as withCourse } from './course-app.ts';
import type { Person } from './course-app.ts';

const test = withCourse.extend('student', async ({ app, db, course }) =>
  arrive(app, db, course.joinCode),
);

test('begins with the starter, at revision 0', async ({ student, course }) => {
  const draft = await read(student, course.id);
  expect(draft).toMatchObject({ revision: 0, savedAt: null });
  expect(draft.source).toContain('export function forward');
});

test('keeps what is saved, blanks and all', async ({ student, course }) => {
  expect((await save(student, course.id, '', 0)).json()).toMatchObject({ revision: 1 });
  expect((await save(student, course.id, 'one ', 1)).json()).toMatchObject({ revision: 2 });
  expect(await read(student, course.id)).toMatchObject({ source: 'one ', revision: 2 });
  const list = await student.request({ url: `/api/v1/courses/${course.id}/exercises` });
  expect(list.json()).toMatchObject({
    exercises: expect.arrayContaining([
      expect.objectContaining({ id: 'scalar-graph', state: 'draft', bestScore: null }),
    ]),
  });
});

test('overwrites nothing that another window saved', async ({ student, course }) => {
  await save(student, course.id, 'from the first window', 0);
  const second = await save(student, course.id, 'from the second window', 0);
  expect(second.statusCode).toBe(412);
  expect(second.json()).toMatchObject({ code: 'draft_conflict' });
  expect(second.json<{ detail: string }>().detail).toContain('revisão 1');
  expect(await read(student, course.id)).toMatchObject({ source: 'from the first window' });
});

test('lets one of ten windows win', async ({ student, course }) => {
  const responses = await Promise.all(
    Array.from({ length: 10 }, (_, at) => save(student, course.id, `window ${at}`, 0)),
  );
  const saved = responses.filter(({ statusCode }) => statusCode === 200);
  expect(saved).toHaveLength(1);
  expect(await read(student, course.id)).toMatchObject({
    source: saved[0]?.json<{ source: string }>().source,
  });
});

test('refuses what could not be submitted either, except nothing', async ({ student, course }) => {
  expect((await save(student, course.id, 'a'.repeat(65_537), 0)).statusCode).toBe(413);
  expect((await save(student, course.id, 'a\u0000', 0)).statusCode).toBe(400);
  expect(await read(student, course.id)).toMatchObject({ revision: 0 });
});

function save(
  student: Person,
  courseId: string,
  source: string,
  revision: number,
): ReturnType<Person['request']> {
  return student.request({
    method: 'PUT',
    url: `/api/v1/courses/${courseId}/exercises/scalar-graph/draft`,
    payload: { source, revision },
  });
}

async function read(student: Person, courseId: string): Promise<{ readonly source: string }> {
  const url = `/api/v1/courses/${courseId}/exercises/scalar-graph/draft`;
  return (await student.request({ url })).json();
}
