import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createDatabase } from '../../../server/db/client.ts';
import { startEmbeddedPostgres } from '../../../server/db/embedded-postgres.ts';
import { applyMigrations } from '../../../server/db/migrate.ts';
import { listenForNotifications } from '../../../server/db/notifications.ts';
import { ensureDemoCourse } from '../../../server/operations/ensure-demo-course.ts';
import { startBroker } from '../../../server/queue/broker.ts';
import { arrive, authSecret, publicUrl, queueOf, request, silent } from './course-app.ts';

test('answers 503 while the database is away, and works again when it is back', async ({
  onTestFinished,
}) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'gradecheck-away-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  await applyMigrations(postgres.url);
  const db = createDatabase({ url: postgres.url, poolSize: 3 });
  const broker = await startBroker({ databaseUrl: postgres.url, logger: silent });
  const notifications = listenForNotifications({ databaseUrl: postgres.url, logger: silent });
  const options = { db, notifications, ...queueOf(db, broker), publicUrl, authSecret };
  const app = await createApp({ ...options, logger: silent, webRoot: null });
  const { joinCode } = await ensureDemoCourse(db);
  const person = await arrive(app, db, joinCode);

  await postgres.stop();
  const away = await person.request({ url: '/api/v1/courses' });
  expect(away.statusCode).toBe(503);
  expect(away.json()).toMatchObject({ code: 'unavailable', retryAfter: 5 });
  expect(away.headers['retry-after']).toBe('5');
  const awayForNobody = await request(app, '', { url: `/api/v1/links/${'t'.repeat(43)}` });
  expect(awayForNobody.statusCode).toBe(503);
  expect((await request(app, '', { url: '/healthz' })).statusCode).toBe(200);
  expect((await request(app, '', { url: '/readyz' })).statusCode).toBe(503);

  const again = await startEmbeddedPostgres({ dataDir, durable: false });
  expect(again.url).toBe(postgres.url);
  const back = await person.request({ url: '/api/v1/courses' });
  expect(back.json()).toMatchObject({ courses: [{ joinCode: null }] });
  while (!notifications.connected) await delay(20);

  await app.close();
  await notifications.stop();
  await broker.stop();
  await db.$disconnect();
  await again.stop();
});
