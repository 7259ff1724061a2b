import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { listenForNotifications } from '../../../server/db/notifications.ts';
import { startRun } from '../../../server/operations/start-run.ts';
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

const exerciseId = 'mlp2-backward';

const test = withCourse
  .extend('address', { scope: 'file' }, ({ app }) => app.listen({ port: 0, host: '127.0.0.1' }))
  .extend('ana', ({ app, db, course }) => arrive(app, db, course.joinCode))
  .extend('bia', ({ app, db, course }) => arrive(app, db, course.joinCode));

test('a full queue refuses with the time to wait and stores nothing', async ({
  db,
  broker,
  notifications,
  course,
}) => {
  const app = await createApp({
    db,
    notifications,
    ...queueOf(db, broker),
    queueLimit: 1,
    logger: silent,
    publicUrl,
    authSecret,
    webRoot: null,
  });
  const [caio, davi] = [
    await arrive(app, db, course.joinCode),
    await arrive(app, db, course.joinCode),
  ];
  expect((await submit(caio, course.id, exerciseId, 'first')).statusCode).toBe(202);

  const refused = await submit(davi, course.id, exerciseId, 'second', 'the key of a click');
  expect(refused.statusCode).toBe(503);
  expect(refused.headers['retry-after']).toBe('30');
  expect(refused.json()).toMatchObject({ code: 'queue_full', retryAfter: 30 });
  expect(await db.submission.count({ where: { userId: davi.id } })).toBe(0);
  expect(await db.currentScore.count({ where: { userId: davi.id } })).toBe(0);
  expect(await broker.liveRuns()).toHaveProperty('size', 1);

  await takeNext();
  const accepted = await submit(davi, course.id, exerciseId, 'second', 'the key of a click');
  expect(accepted.statusCode).toBe(202);
  await takeNext();
  await app.close();

  async function takeNext(): Promise<void> {
    const [job] = await broker.fetch('interactive', 1);
    if (!job) throw new Error('a job was queued');
    await startRun(db, job.runId, new Date());
    await broker.complete(job);
  }
});

test('one student alone cannot fill the queue', async ({ db, broker, notifications, course }) => {
  const app = await createApp({
    db,
    notifications,
    ...queueOf(db, broker),
    queueLimit: 500,
    logger: silent,
    publicUrl,
    authSecret,
    webRoot: null,
  });
  const [eva, fred] = [
    await arrive(app, db, course.joinCode),
    await arrive(app, db, course.joinCode),
  ];
  const statuses: number[] = [];
  for (let sent = 0; sent < 51; sent += 1) {
    statuses.push((await submit(eva, course.id, exerciseId, `${sent}`)).statusCode);
  }
  expect(statuses).toEqual([...Array.from({ length: 50 }, () => 202), 429]);
  expect(await db.submission.count({ where: { userId: eva.id } })).toBe(50);
  expect((await submit(fred, course.id, exerciseId, 'first')).statusCode).toBe(202);

  for (const job of await broker.fetch('interactive', 51)) {
    await startRun(db, job.runId, new Date());
    await broker.complete(job);
  }
  await app.close();
});

test('whoever waits is told the place in the queue, how it moves, and that nobody grades', async ({
  databaseUrl,
  broker,
  course,
  address,
  ana,
  bia,
}) => {
  await submit(ana, course.id, exerciseId, 'source');
  const response = await submit(bia, course.id, exerciseId, 'source');
  const { links } = response.json<{ links: { events: string } }>();
  const told = collect(await watch(address, { url: links.events, cookie: bia.cookie }));

  const [stored, place] = await told.until(2);
  expect(stored).toMatchObject({ event: 'queued', data: { ahead: 1 } });
  expect(stored?.id).not.toBe('');
  expect(place).toEqual({ id: '', event: 'queued', data: { ahead: 1, graderAway: true } });

  const grader = listenForNotifications({ databaseUrl, isGrader: true, logger: silent });
  expect((await told.until(3))[2]?.data).toEqual({ ahead: 1, graderAway: false });

  const [first] = await broker.fetch('interactive', 1);
  expect(first).toBeDefined();
  expect((await told.until(4))[3]?.data).toEqual({ ahead: 0, graderAway: false });
  await grader.stop();
  const [second] = await broker.fetch('interactive', 1);
  if (!first || !second) throw new Error('two jobs were queued');
  await broker.complete(first);
  await broker.complete(second);
});

test('looks at the queue once a second for all who wait', async ({ db, broker, course, ana }) => {
  const { id } = (await submit(ana, course.id, exerciseId, 'source')).json<{ id: string }>();
  let looks = 0;
  const { findStanding } = queueOf(db, {
    ...broker,
    waitingRuns: (lane) => {
      looks += 1;
      return broker.waitingRuns(lane);
    },
  });
  const standings = await Promise.all(Array.from({ length: 100 }, () => findStanding(id)));
  expect(new Set(standings.map((standing) => standing?.ahead))).toEqual(new Set([0]));
  expect(looks).toBe(1);
  await delay(1_100);
  await findStanding(id);
  expect(looks).toBe(2);
});
