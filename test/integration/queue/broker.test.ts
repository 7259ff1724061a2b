import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { expect } from 'vitest';
import { inTransaction } from '../../../server/db/transaction.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { startBroker } from '../../../server/queue/broker.ts';
import type { Broker, Job } from '../../../server/queue/broker.ts';
import { test as withDatabase } from '../database.ts';

const test = withDatabase.extend(
  'broker',
  { scope: 'file' },
  async ({ databaseUrl }, { onCleanup }) => {
    const broker = await startBroker({ databaseUrl, logger: pino({ level: 'silent' }) });
    onCleanup(() => broker.stop());
    return broker;
  },
);

test('queues nothing for a transaction that is rolled back', async ({ db, broker }) => {
  const runId = randomUUID();
  const failing = inTransaction(db, async (tx) => {
    await broker.enqueue(tx, { runId, userId: randomUUID(), lane: 'interactive' });
    throw new Error('changed our mind');
  });
  await expect(failing).rejects.toThrow('changed our mind');
  expect(await broker.fetch('interactive', 10)).toEqual([]);
});

test('lets students take turns, each beginning with the newest', async ({ db, broker }) => {
  const [ana, bia, caio] = [randomUUID(), randomUUID(), randomUUID()];
  const ana4 = await enqueueAll(db, broker, ana, 4);
  const bia2 = await enqueueAll(db, broker, bia, 2);
  const caio1 = await enqueueAll(db, broker, caio, 1);

  const order: string[] = [];
  for (const _turn of [...ana4, ...bia2, ...caio1]) {
    const job = await fetchOne(broker);
    order.push(job.runId);
    await broker.complete(job);
  }
  const turns = [[ana4[3], bia2[1], caio1[0]], [ana4[2], bia2[0]], [ana4[1]], [ana4[0]]];
  expect(order).toEqual(turns.flat());
});

test('keeps regrades in a lane of their own', async ({ db, broker }) => {
  const runId = randomUUID();
  await inTransaction(db, (tx) =>
    broker.enqueue(tx, { runId, userId: randomUUID(), lane: 'regrade' }),
  );
  expect(await broker.fetch('interactive', 10)).toEqual([]);
  expect(await broker.fetch('regrade', 10)).toMatchObject([{ runId, lane: 'regrade' }]);
  expect(await broker.fetch('regrade', 10)).toEqual([]);
});

test('delivers a released job again, and lets no earlier delivery settle it', async ({
  db,
  broker,
}) => {
  const [runId] = await enqueueAll(db, broker, randomUUID(), 1);
  const first = await fetchOne(broker);
  expect(first).toMatchObject({ runId });
  await broker.release(first, 'to be tried again');
  const second = await fetchOne(broker);
  expect(second.runId).toBe(runId);
  expect(second.delivery).toBeGreaterThan(first.delivery);

  await broker.complete(first);
  expect(await broker.liveRuns()).toContain(runId);
  await broker.complete(second);
  expect(await broker.liveRuns()).not.toContain(runId);
});

/** 15 s are promised; a busy machine may take twice as long without failing a test. */
const soonMs = 30_000;

test('soon gives a silent worker’s job to another, a living one’s to nobody', async ({
  db,
  broker,
}) => {
  await enqueueAll(db, broker, randomUUID(), 2);
  const [silent, living] = await broker.fetch('interactive', 2);
  if (!silent || !living) throw new Error('two jobs were queued');
  const silentSince = performance.now();
  const heartbeat = setInterval(() => void broker.keepAlive([living]), 1_000);
  const returned = await fetchOne(broker);
  clearInterval(heartbeat);
  expect(performance.now() - silentSince).toBeLessThan(soonMs);
  expect(returned.runId).toBe(silent.runId);
  expect(await broker.fetch('interactive', 2)).toEqual([]);
}, 60_000);

async function enqueueAll(
  db: Database,
  broker: Broker,
  userId: string,
  count: number,
): Promise<readonly string[]> {
  const runs = Array.from({ length: count }, () => randomUUID());
  for (const runId of runs) {
    await inTransaction(db, (tx) => broker.enqueue(tx, { runId, userId, lane: 'interactive' }));
  }
  return runs;
}

async function fetchOne(broker: Broker): Promise<Job> {
  for (;;) {
    const [job] = await broker.fetch('interactive', 1);
    if (job) return job;
    await delay(100);
  }
}
