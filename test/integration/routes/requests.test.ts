import { Writable } from 'node:stream';
import { pino } from 'pino';
import { describe, expect } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { arrive, authSecret, publicUrl, queueOf, request, test } from './course-app.ts';

describe('a request that changes something', () => {
  const url = '/api/auth/sign-in/email';
  const payload = { email: 'nobody@example.org', password: 'whatever it is' };

  test.for([
    { name: 'our own origin', headers: { origin: publicUrl }, status: 401 },
    {
      name: 'the name that this server was asked under',
      headers: { origin: 'http://localhost:3000', host: 'localhost:3000' },
      status: 401,
    },
    {
      name: 'a browser that says same-origin',
      headers: { 'sec-fetch-site': 'same-origin' },
      status: 401,
    },
    {
      name: 'our own page, to which the browser gives no origin',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
      status: 401,
    },
    {
      name: 'another site, whatever origin it claims',
      headers: { origin: publicUrl, 'sec-fetch-site': 'same-site' },
      status: 403,
    },
    { name: 'another origin', headers: { origin: 'https://evil.example' }, status: 403 },
    { name: 'the origin null', headers: { origin: 'null' }, status: 403 },
    { name: 'another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
    { name: 'no word of where it comes from', headers: {}, status: 403 },
  ])('from $name is answered $status', async ({ headers, status }, { app }) => {
    const response = await app.inject({
      method: 'POST',
      url,
      payload,
      headers: { host: 'gradecheck.test', ...headers },
    });
    expect(response.statusCode).toBe(status);
  });

  test('must be JSON', async ({ app }) => {
    const form = await request(app, '', {
      method: 'POST',
      url,
      payload: 'email=a&password=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.statusCode).toBe(415);
    expect(form.json()).toMatchObject({ code: 'unsupported_media_type' });
    const broken = await request(app, '', {
      method: 'POST',
      url,
      payload: '{"email":',
      headers: { 'content-type': 'application/json' },
    });
    expect(broken.statusCode).toBe(400);
    expect(broken.json()).toMatchObject({ code: 'invalid_request' });
  });

  test('is told which fields are wrong', async ({ app }) => {
    const response = await request(app, '', { method: 'POST', url, payload: { email: 'ana' } });
    expect(response.json()).toMatchObject({
      code: 'invalid_request',
      errors: [{ pointer: 'body/email' }, { pointer: 'body/password' }],
    });
  });

  test('cannot bring text that no database holds', async ({ app }) => {
    const response = await request(app, '', {
      method: 'POST',
      url: '/api/auth/sign-up/email',
      payload: { name: 'A\u0000na', email: 'nul@example.org', password: 'long enough for us' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'invalid_text' });
  });

  test('has a size limit of its own where no source is asked for', async ({ app }) => {
    const response = await request(app, '', {
      method: 'POST',
      url,
      payload: { ...payload, password: 'x'.repeat(20_000) },
    });
    expect(response.statusCode).toBe(413);
    expect(response.json()).toMatchObject({ code: 'body_too_large' });
  });
});

describe('a problem', () => {
  test.for([
    { accept: 'en-US,en;q=0.9', title: 'Not signed in', language: 'en' },
    { accept: 'pt-PT', title: 'Sessão não iniciada', language: 'pt-BR' },
    { accept: 'fr, en;q=0.2, pt;q=0.5', title: 'Sessão não iniciada', language: 'pt-BR' },
    { accept: 'fr', title: 'Sessão não iniciada', language: 'pt-BR' },
  ])('is in $language for $accept', async ({ accept, title, language }, { app }) => {
    const response = await request(app, '', {
      url: '/api/v1/courses',
      headers: { 'accept-language': accept },
    });
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.headers['content-language']).toBe(language);
    expect(response.json()).toEqual({
      type: 'urn:gradecheck:problem:not_signed_in',
      title,
      status: 401,
      code: 'not_signed_in',
      detail: expect.any(String),
      instance: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('is in the caller’s own language when the request names none', async ({ app, db }) => {
    const person = await arrive(app, db);
    await person.request({ method: 'PATCH', url: '/api/v1/me', payload: { locale: 'en' } });
    const response = await person.request({ url: '/api/v1/courses/nowhere' });
    expect(response.json()).toMatchObject({ title: 'Not found' });
  });

  test('names the methods that an address takes', async ({ app }) => {
    const response = await request(app, '', {
      method: 'DELETE',
      url: '/api/v1/courses/some/members/somebody?force=1',
      headers: { 'accept-language': 'en' },
    });
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toBe('PATCH');
    expect(response.json()).toMatchObject({
      code: 'method_not_allowed',
      detail: 'This address does not take DELETE. Use PATCH.',
    });
  });

  test.for(['/api/v1/nothing', '/nothing', '/api/v1/%ff'])('answers %s', async (url, { app }) => {
    const response = await request(app, '', { url });
    expect([400, 404]).toContain(response.statusCode);
    expect(response.headers['content-type']).toMatch(/problem\+json/);
  });

  test('of our own tells nothing but a number, which is in the log', async ({
    db,
    notifications,
    broker,
  }) => {
    const lines: string[] = [];
    const log = new Writable({
      write: (line: Buffer, _encoding, done) => {
        lines.push(line.toString());
        done();
      },
    });
    const logged = await createApp({
      db,
      notifications,
      ...queueOf(db, broker),
      logger: pino({ level: 'info' }, log),
      publicUrl,
      authSecret,
      webRoot: null,
    });
    await db.$executeRaw`ALTER TABLE "OneTimeLink" RENAME TO "Hidden"`;
    const response = await request(logged, '', { url: `/api/v1/links/${'t'.repeat(43)}` });
    await db.$executeRaw`ALTER TABLE "Hidden" RENAME TO "OneTimeLink"`;
    await logged.close();

    expect(response.statusCode).toBe(500);
    const problem = response.json<{ instance: string; detail: string }>();
    expect(problem).toMatchObject({ code: 'internal' });
    expect(problem.detail).toContain(problem.instance);
    expect(response.body).not.toContain('OneTimeLink');
    const failures = lines.filter((line) => line.includes('"level":50'));
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain(problem.instance);
    expect(failures[0]).toContain('OneTimeLink');
    expect(lines.join('')).not.toContain('t'.repeat(43));
  });
});

describe('the log', () => {
  test('warns of nothing when somebody mistypes a password', async ({
    db,
    notifications,
    broker,
  }) => {
    const lines: string[] = [];
    const log = new Writable({
      write: (line: Buffer, _encoding, done) => {
        lines.push(line.toString());
        done();
      },
    });
    const logged = await createApp({
      db,
      notifications,
      ...queueOf(db, broker),
      logger: pino({ level: 'warn' }, log),
      publicUrl,
      authSecret,
      webRoot: null,
    });
    const refused = await request(logged, '', {
      method: 'POST',
      url: '/api/auth/sign-in/email',
      payload: { email: 'somebody@example.org', password: 'mistyped' },
    });
    await logged.close();
    expect(refused.statusCode).toBe(401);
    expect(lines).toEqual([]);
  });
});

describe('the server', () => {
  test('sends a policy that Monaco, KaTeX and Mantine can live with', async ({ app }) => {
    const { headers } = await request(app, '', { url: '/healthz' });
    expect(headers['content-security-policy']).toBe(
      "default-src 'self';script-src 'self';worker-src 'self' blob:;style-src 'self' 'unsafe-inline';" +
        "font-src 'self' data:;img-src 'self' data:;connect-src 'self';object-src 'none';base-uri 'none';" +
        "form-action 'self';frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  test('keeps sessions and pages to https where that is its address', async ({
    db,
    notifications,
    broker,
  }) => {
    const secure = await createApp({
      db,
      notifications,
      ...queueOf(db, broker),
      logger: pino({ level: 'silent' }),
      publicUrl: 'https://gradecheck.test',
      authSecret,
      webRoot: null,
    });
    const { headers } = await request(secure, '', {
      method: 'POST',
      url: '/api/auth/sign-up/email',
      headers: { origin: 'https://gradecheck.test' },
      payload: { name: 'Ana', email: 'ana@secure.example', password: 'long enough for us' },
    });
    await secure.close();
    expect(headers['set-cookie']).toMatch(
      /^__Secure-gradecheck.*; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
  });

  test('describes its API from the contract', async ({ app }) => {
    const response = await request(app, '', { url: '/api/v1/openapi.json' });
    const description = response.json<{ openapi: string; paths: Record<string, object> }>();
    expect(description.openapi).toBe('3.1.0');
    expect(Object.keys(description.paths)).toContain(
      '/api/v1/courses/{courseId}/exercises/{exerciseId}/submissions',
    );
    expect(description.paths['/api/v1/submissions/{submissionId}/events']).toHaveProperty(
      'get.responses.200.content.text/event-stream',
    );
    expect(description).toHaveProperty('components.schemas.Submission');
    expect(description).toHaveProperty(
      'components.securitySchemes.session.name',
      'gradecheck.session_token',
    );
    const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
    const ids = operations.map(({ operationId }: { operationId: string }) => operationId);
    expect(ids).toContain('getSubmissionsBySubmissionIdEvents');
    expect(new Set(ids).size).toBe(ids.length);
  });
});
