import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import * as accounts from '#contract/api/accounts.ts';
import * as courses from '#contract/api/courses.ts';
import * as exercises from '#contract/api/exercises.ts';
import type { RouteContract } from '#contract/api/route.ts';
import * as submissions from '#contract/api/submissions.ts';
import type { Access } from '../../../server/routes/serve.ts';
import { failingReport, gradeAs } from '../operations/reports.ts';
import { arrive, giveRole, request, submit, test as withCourse } from './course-app.ts';

/** Who may call what, written a second time on purpose: a route that changes or is new fails here until both agree. */
const declared: Readonly<Record<string, Access>> = {
  'POST /api/auth/sign-up/email': 'anyone',
  'POST /api/auth/sign-in/email': 'anyone',
  'POST /api/auth/sign-out': 'anyone',
  'GET /api/v1/session': 'anyone',
  'PATCH /api/v1/me': 'signed-in',
  'GET /api/v1/links/:token': 'anyone',
  'POST /api/v1/links/:token/first-instructor': 'anyone',
  'POST /api/v1/links/:token/password-reset': 'anyone',
  'GET /api/v1/courses': 'signed-in',
  'POST /api/v1/courses/join': 'signed-in',
  'GET /api/v1/courses/:courseId': 'member',
  'GET /api/v1/courses/:courseId/members': 'staff',
  'PATCH /api/v1/courses/:courseId/members/:userId': 'instructor',
  'POST /api/v1/courses/:courseId/members/:userId/password-reset': 'instructor',
  'GET /api/v1/courses/:courseId/attention': 'staff',
  'POST /api/v1/courses/:courseId/attention/:itemId/resolve': 'instructor',
  'GET /api/v1/courses/:courseId/exercises': 'member',
  'GET /api/v1/courses/:courseId/exercises/:exerciseId': 'member',
  'PATCH /api/v1/courses/:courseId/exercises/:exerciseId': 'instructor',
  'GET /api/v1/courses/:courseId/exercises/:exerciseId/draft': 'member',
  'PUT /api/v1/courses/:courseId/exercises/:exerciseId/draft': 'member',
  'POST /api/v1/courses/:courseId/exercises/:exerciseId/submissions': 'member',
  'GET /api/v1/courses/:courseId/exercises/:exerciseId/submissions': 'member',
  'GET /api/v1/courses/:courseId/exercises/:exerciseId/results': 'staff',
  'GET /api/v1/submissions/:submissionId': 'author',
  'GET /api/v1/submissions/:submissionId/events': 'author',
  'POST /api/v1/submissions/:submissionId/retry': 'author',
};

const refusals = {
  anyone: {},
  'signed-in': { nobody: 401 },
  member: { nobody: 401, stranger: 404 },
  staff: { nobody: 401, stranger: 404, author: 403, classmate: 403 },
  instructor: { nobody: 401, stranger: 404, author: 403, classmate: 403, grader: 403 },
  author: { nobody: 401, stranger: 404, classmate: 404 },
} as const satisfies Record<Access, Partial<Record<Persona, number>>>;

const personas = ['nobody', 'stranger', 'author', 'classmate', 'grader', 'instructor'] as const;
type Persona = (typeof personas)[number];

/** A course with one graded submission, and everybody who might ask for it. */
const test = withCourse.extend('school', { scope: 'file' }, async ({ app, db, course }) => {
  const [author, classmate, grader, instructor, stranger] = await Promise.all([
    arrive(app, db, course.joinCode),
    arrive(app, db, course.joinCode),
    arrive(app, db, course.joinCode),
    arrive(app, db, course.joinCode),
    arrive(app, db),
  ]);
  await giveRole(db, course.id, grader, 'grader');
  await giveRole(db, course.id, instructor, 'instructor');
  const other = await db.course.create({
    data: { title: 'Other', term: 't', joinCode: 'HTHER234' },
  });
  await db.enrollment.create({ data: { courseId: other.id, userId: stranger.id } });

  const submitted = await submit(author, course.id, 'mlp2-backward', 'export {}');
  const submissionId = submitted.json<{ id: string }>().id;
  await gradeAs(db, submissionId, failingReport);
  const attention = await db.attentionItem.create({
    data: { kind: 'broken_exercise', fingerprint: 'a test', detail: 'a test' },
  });
  const params: Readonly<Record<string, string>> = {
    courseId: course.id,
    exerciseId: 'mlp2-backward',
    userId: classmate.id,
    submissionId,
    itemId: attention.id,
    token: 'x'.repeat(43),
  };
  return {
    params,
    cookies: {
      nobody: '',
      stranger: stranger.cookie,
      author: author.cookie,
      classmate: classmate.cookie,
      grader: grader.cookie,
      instructor: instructor.cookie,
    } satisfies Record<Persona, string>,
  };
});

const contracts = [accounts, courses, exercises, submissions].flatMap((module) =>
  Object.values(module).filter(isContract),
);

describe('the contract', () => {
  test('names exactly the routes that are declared', () => {
    expect(contracts.map(addressOf).toSorted()).toEqual(Object.keys(declared).toSorted());
  });

  test('is served in full', ({ app }) => {
    const missing = contracts.filter(
      (contract) => !app.hasRoute({ method: contract.method, url: pathOf(contract) }),
    );
    expect(missing.map(addressOf)).toEqual([]);
  });
});

const table = Object.entries(declared).flatMap(([address, access]) =>
  personas.map((persona) => ({ address, access, persona })),
);

test.for(table)(
  '$address, open to $access, answers $persona accordingly',
  async (row, { app, school }) => {
    const { address, access, persona } = row;
    const [method, path] = address.split(' ') as ['GET', string]; // one of the methods of the table above
    const response = await request(app, school.cookies[persona], {
      method,
      url: path.replace(/:(\w+)/g, (_, name: string) => school.params[name] ?? ''),
      ...(method !== 'GET' && { payload: { unexpected: true } }),
    });
    const refused: Partial<Record<Persona, number>> = refusals[access];
    const refusal = refused[persona];
    if (refusal === undefined) expect([401, 403, 404]).not.toContain(response.statusCode);
    else expect(response.statusCode).toBe(refusal);
  },
);

const ofCourses = Object.entries(declared).filter(
  ([, access]) => access !== 'anyone' && access !== 'signed-in',
);

test.for(ofCourses)(
  '%s of another course answers like one that does not exist',
  async ([address], { app, school }) => {
    const [method, path] = address.split(' ') as ['GET', string]; // one of the methods of the table above
    const nowhere = { ...school.params, courseId: randomUUID(), submissionId: randomUUID() };
    const [foreign, missing] = await Promise.all(
      [school.params, nowhere].map(async (params: Readonly<Record<string, string>>) => {
        const { statusCode, headers, body } = await request(app, school.cookies.stranger, {
          method,
          url: path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? ''),
        });
        const { instance: _itsOwn, ...problem } = JSON.parse(body) as Record<string, unknown>; // a problem's body is an object
        return { statusCode, type: headers['content-type'], problem };
      }),
    );
    expect(foreign).toEqual(missing);
    expect(foreign).toMatchObject({ statusCode: 404, problem: { code: 'not_found' } });
  },
);

function isContract(value: unknown): value is RouteContract {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value;
}

const pathOf = ({ base, path }: RouteContract): string => `${base ?? '/api/v1'}${path}`;

const addressOf = (contract: RouteContract): string => `${contract.method} ${pathOf(contract)}`;
