import { expect } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createMetrics } from '../../../server/metrics/create-metrics.ts';
import {
  arrive,
  authSecret,
  publicUrl,
  queueOf,
  request,
  silent,
  submit,
  test as withCourse,
} from './course-app.ts';

const token = 'only for Prometheus';

const test = withCourse.extend(
  'observed',
  { scope: 'file' },
  async ({ db, broker, notifications }, { onCleanup }) => {
    const queue = queueOf(db, broker);
    const metrics = createMetrics(queue);
    const app = await createApp({
      db,
      notifications,
      ...queue,
      facts: { role: 'all', version: '0.1.0', engine: '1.0.0', sandbox: 'plain' },
      metrics,
      metricsToken: token,
      logger: silent,
      publicUrl,
      authSecret,
      webRoot: null,
    });
    onCleanup(() => app.close());
    return { app, metrics };
  },
);

test('says what it is and how student code is confined', async ({ observed }) => {
  const answer = await request(observed.app, '', { url: '/healthz' });
  expect(answer.json()).toEqual({
    status: 'ok',
    role: 'all',
    version: '0.1.0',
    engine: '1.0.0',
    sandbox: 'plain',
  });
});

test('says how the queue is, and stays ready without a grader', async ({
  observed,
  db,
  course,
}) => {
  const student = await arrive(observed.app, db, course.joinCode);
  await submit(student, course.id, 'mlp2-backward', 'source');
  const answer = await request(observed.app, '', { url: '/readyz' });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({
    status: 'ready',
    graders: 0,
    queue: [
      { lane: 'interactive', waiting: 1, active: 0, oldestSeconds: expect.any(Number) },
      { lane: 'regrade', waiting: 0, active: 0, oldestSeconds: 0 },
    ],
  });
});

test('shows numbers to whoever has the token', async ({ observed: { app, metrics } }) => {
  await request(app, '', { url: '/healthz' });
  metrics.sandboxStarted('student', 40);
  metrics.sandboxEnded('student', 'memory');
  metrics.watchSlots(() => ({ total: 4, free: 3 }));
  const { headers, body } = await request(app, '', {
    url: '/metrics',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(body.split('\n')).toEqual(
    expect.arrayContaining([
      'gradecheck_queue_waiting{lane="interactive"} 1',
      'gradecheck_queue_waiting{lane="regrade"} 0',
      'gradecheck_graders 0',
      'gradecheck_database_up 1',
      'gradecheck_sandbox_ends_total{role="student",cause="memory"} 1',
      'gradecheck_sandbox_start_seconds_count{role="student"} 1',
      'gradecheck_sandbox_slots{state="free"} 3',
      expect.stringMatching(
        /^gradecheck_http_request_seconds_count\{method="GET",route="\/healthz",status="200"\} \d+$/,
      ),
    ]),
  );
});

test('shows numbers to nobody else, and without a token to nobody', async ({ observed, app }) => {
  const guesses = ['', 'Bearer', 'Bearer only for', `Basic ${token}`, `Bearer ${token}x`];
  for (const authorization of guesses) {
    const answer = await request(observed.app, '', { url: '/metrics', headers: { authorization } });
    expect(answer.statusCode).toBe(401);
    expect(answer.body).not.toContain('gradecheck');
  }
  const headers = { authorization: 'Bearer ' };
  expect((await request(app, '', { url: '/metrics', headers })).statusCode).toBe(404);
});
