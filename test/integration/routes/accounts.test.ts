import { describe, expect } from 'vitest';
import { firstInstructorLink } from '../../../server/operations/first-instructor-link.ts';
import { arrive, cookieOf, giveRole, password, request, signUp, test } from './course-app.ts';

describe('accounts', () => {
  test('signs up, out and in again with a cookie that scripts cannot read', async ({ app }) => {
    const person = await signUp(app);
    const session = await person.request({ url: '/api/v1/session' });
    expect(session.json()).toEqual({
      user: { id: person.id, name: 'Ana Souza', email: person.email, locale: 'pt-BR' },
    });

    const left = await person.request({ method: 'POST', url: '/api/auth/sign-out' });
    expect(left.statusCode).toBe(200);
    const afterSignOut = await person.request({ url: '/api/v1/session' });
    expect(afterSignOut.json()).toEqual({ user: null });

    const signedIn = await signIn(app, person.email, password);
    expect(signedIn.statusCode).toBe(200);
    expect(signedIn.headers['set-cookie']).toMatch(/HttpOnly; SameSite=Lax/);
    const again = await request(app, cookieOf(signedIn), { url: '/api/v1/session' });
    expect(again.json()).toMatchObject({ user: { id: person.id } });
  });

  test('signs nobody in with a wrong password or a forged cookie', async ({ app }) => {
    const person = await signUp(app);
    const wrong = await signIn(app, person.email, 'not the password');
    expect(wrong.statusCode).toBe(401);
    expect(wrong.json()).toMatchObject({ code: 'wrong_credentials' });
    const unknown = await signIn(app, 'nobody@example.org', 'not the password');
    expect(unknown.json()).toMatchObject({ code: 'wrong_credentials' });

    const forged = person.cookie.replace(/=(.)/, (_, first) => (first === 'a' ? '=b' : '=a'));
    const session = await request(app, forged, { url: '/api/v1/session' });
    expect(session.json()).toEqual({ user: null });
  });

  test('takes an e-mail address once, in whatever case', async ({ app }) => {
    const { email } = await signUp(app);
    const second = await request(app, '', {
      method: 'POST',
      url: '/api/auth/sign-up/email',
      payload: { name: 'Bia', email: email.toUpperCase(), password },
    });
    expect(second.statusCode).toBe(422);
    expect(second.json()).toMatchObject({ code: 'email_taken' });
  });

  test('makes every account of a class that signs up at the same moment', async ({ app }) => {
    const people = await Promise.all(Array.from({ length: 20 }, () => signUp(app)));
    expect(new Set(people.map(({ id }) => id)).size).toBe(20);
  });

  test('asks for a password of ten characters', async ({ app, db }) => {
    const response = await request(app, '', {
      method: 'POST',
      url: '/api/auth/sign-up/email',
      payload: { name: 'Ana', email: 'short@example.org', password: 'ninechars' },
    });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ code: 'weak_password' });
    expect(await db.user.count({ where: { email: 'short@example.org' } })).toBe(0);
  });

  test('stops guessing after ten wrong passwords, and only the guesser', async ({ app }) => {
    const person = await signUp(app);
    const statuses: number[] = [];
    for (let guess = 0; guess < 11; guess += 1) {
      const { statusCode } = await signIn(app, person.email, `guess number ${guess}`, '10.0.0.9');
      statuses.push(statusCode);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);

    const even = await signIn(app, person.email, password, '10.0.0.9');
    expect(even.statusCode).toBe(429);
    expect(Number(even.headers['retry-after'])).toBeGreaterThan(0);
    expect(even.json()).toMatchObject({ code: 'too_many_requests' });
    const elsewhere = await signIn(app, person.email, password, '10.0.0.10');
    expect(elsewhere.statusCode).toBe(200);
  });

  test('changes name and language', async ({ app }) => {
    const person = await signUp(app);
    const changed = await person.request({
      method: 'PATCH',
      url: '/api/v1/me',
      payload: { name: '  Bia  ', locale: 'en' },
    });
    expect(changed.json()).toMatchObject({ name: 'Bia', locale: 'en' });
  });
});

describe('a name', () => {
  test.for([
    { name: 'nothing to call somebody by', text: ' \u200B\u2060 ' },
    { name: 'a line break', text: 'Ana\nSouza' },
    { name: 'text that runs backwards', text: 'Ana \u202Eazuos' },
  ])('is refused with $name', async ({ text }, { app, db }) => {
    const person = await arrive(app, db);
    const changed = await person.request({
      method: 'PATCH',
      url: '/api/v1/me',
      payload: { name: text },
    });
    expect(changed.statusCode).toBe(400);
    expect(changed.json()).toMatchObject({ errors: [{ pointer: 'body/name' }] });
  });

  test.for(['Zoë', '李雷', 'محمد علي', 'Ana d’Ávila-Souza 2'])(
    'may be %s',
    async (name, { app, db }) => {
      const person = await arrive(app, db);
      const changed = await person.request({
        method: 'PATCH',
        url: '/api/v1/me',
        payload: { name },
      });
      expect(changed.json()).toMatchObject({ name });
    },
  );
});

describe('the first instructor', () => {
  test('comes with a link that works once', async ({ app, db, course }) => {
    const link = await firstInstructorLink(db, new Date());
    const url = `/api/v1/links/${link?.token}`;
    const looked = await request(app, '', { url });
    expect(looked.json()).toMatchObject({ kind: 'first_instructor', email: null });

    const payload = { name: 'Prof', email: 'Prof@example.org', password, locale: 'pt-BR' };
    const made = await request(app, '', {
      method: 'POST',
      url: `${url}/first-instructor`,
      payload,
    });
    expect(made.statusCode).toBe(201);
    expect(made.json()).toEqual({ email: 'prof@example.org' });
    const again = await request(app, '', {
      method: 'POST',
      url: `${url}/first-instructor`,
      payload: { ...payload, email: 'other@example.org' },
    });
    expect(again.statusCode).toBe(410);

    const cookie = cookieOf(await signIn(app, 'prof@example.org', password));
    const courses = await request(app, cookie, { url: '/api/v1/courses' });
    expect(courses.json()).toMatchObject({
      courses: [{ id: course.id, role: 'instructor', joinCode: course.joinCode }],
    });
    expect(await firstInstructorLink(db, new Date())).toBeNull();
  });

  test('keeps the link when the e-mail address is taken', async ({ app, db, course }) => {
    await db.enrollment.deleteMany({ where: { courseId: course.id } });
    const { email } = await signUp(app);
    const link = await firstInstructorLink(db, new Date());
    const url = `/api/v1/links/${link?.token}`;
    const refused = await request(app, '', {
      method: 'POST',
      url: `${url}/first-instructor`,
      payload: { name: 'Prof', email, password, locale: 'pt-BR' },
    });
    expect(refused.json()).toMatchObject({ code: 'email_taken' });
    const looked = await request(app, '', { url });
    expect(looked.statusCode).toBe(200);
  });

  test('has a week for it, and only with the newest link', async ({ app, db, course }) => {
    await db.enrollment.deleteMany({ where: { courseId: course.id } });
    const issuedAt = new Date(Date.now() - 7 * 24 * 3_600_000 - 1000);
    const stale = await firstInstructorLink(db, issuedAt);
    const first = await firstInstructorLink(db, new Date());
    const second = await firstInstructorLink(db, new Date());
    const statuses = await Promise.all(
      [stale, first, second].map(async (link) => {
        const { statusCode } = await request(app, '', { url: `/api/v1/links/${link?.token}` });
        return statusCode;
      }),
    );
    expect(statuses).toEqual([410, 410, 200]);
  });
});

describe('a password reset', () => {
  test('works once and signs out everywhere', async ({ app, db, course }) => {
    const instructor = await arrive(app, db, course.joinCode);
    await giveRole(db, course.id, instructor, 'instructor');
    const student = await arrive(app, db, course.joinCode);
    const issued = await instructor.request({
      method: 'POST',
      url: `/api/v1/courses/${course.id}/members/${student.id}/password-reset`,
    });
    expect(issued.statusCode).toBe(201);
    const token = new URL(issued.json<{ url: string }>().url).pathname.split('/').at(-1);
    const url = `/api/v1/links/${token}/password-reset`;
    const looked = await request(app, '', { url: `/api/v1/links/${token}` });
    expect(looked.json()).toMatchObject({ kind: 'password_reset', email: student.email });

    const both = await Promise.all(
      ['first new password', 'second new password'].map((chosen) =>
        request(app, '', { method: 'POST', url, payload: { password: chosen } }),
      ),
    );
    expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 410]);

    const session = await student.request({ url: '/api/v1/session' });
    expect(session.json()).toEqual({ user: null });
    const chosen = both[0]?.statusCode === 200 ? 'first new password' : 'second new password';
    expect((await signIn(app, student.email, password)).statusCode).toBe(401);
    expect((await signIn(app, student.email, chosen)).statusCode).toBe(200);
    const audited = await db.auditEvent.findMany({ where: { subject: student.id } });
    expect(audited).toMatchObject([{ action: 'password_reset_issued', actorId: instructor.id }]);
  });

  test('reaches nobody who teaches a course that is not the instructor’s', async ({
    app,
    db,
    course,
  }) => {
    const instructor = await arrive(app, db, course.joinCode);
    await giveRole(db, course.id, instructor, 'instructor');
    const guest = await arrive(app, db, course.joinCode);
    const theirs = await db.course.create({
      data: { title: 'Other', term: 't', joinCode: 'HTHER234' },
    });
    await db.enrollment.create({
      data: { courseId: theirs.id, userId: guest.id, role: 'instructor' },
    });
    const refused = await instructor.request({
      method: 'POST',
      url: `/api/v1/courses/${course.id}/members/${guest.id}/password-reset`,
    });
    expect(refused.statusCode).toBe(403);
  });
});

function signIn(
  app: Parameters<typeof request>[0],
  email: string,
  attempt: string,
  remoteAddress = '127.0.0.1',
): ReturnType<typeof request> {
  return request(app, '', {
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email, password: attempt },
    remoteAddress,
  });
}
