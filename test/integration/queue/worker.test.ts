import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect } from 'vitest';
import { Report } from '#contract/report.ts';
import { listenForNotifications } from '../../../server/db/notifications.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { loadExercises } from '../../../server/exercises/load.ts';
import { createGrader } from '../../../server/grading/create-grader.ts';
import { createMetrics } from '../../../server/metrics/create-metrics.ts';
import { ensureDemoCourse } from '../../../server/operations/ensure-demo-course.ts';
import { submitSolution } from '../../../server/operations/submit-solution.ts';
import { syncExercises } from '../../../server/operations/sync-exercises.ts';
import { startBroker } from '../../../server/queue/broker.ts';
import type { Broker } from '../../../server/queue/broker.ts';
import { createDiagnosticsReader } from '../../../server/queue/diagnostics.ts';
import { readQueue } from '../../../server/queue/read-queue.ts';
import { startWorker } from '../../../server/queue/worker.ts';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import { test as withDatabase } from '../database.ts';

const logger = pino({ level: 'silent' });
const folder = join('exercises', '15-mlp2-backward');
const solution = await readFile(join(folder, 'solution.ts'), 'utf8');

/** `test` with everything that grades: real sandbox processes, real queue, real database. */
const test = withDatabase
  .extend('broker', { scope: 'file' }, async ({ databaseUrl }, { onCleanup }) => {
    const broker = await startBroker({ databaseUrl, logger });
    onCleanup(() => broker.stop());
    return broker;
  })
  .extend('notifications', { scope: 'file' }, ({ databaseUrl }, { onCleanup }) => {
    const notifications = listenForNotifications({ databaseUrl, logger });
    onCleanup(() => notifications.stop());
    return notifications;
  })
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures this one needs: none
  .extend('grader', { scope: 'file' }, async ({}, { onCleanup }) => {
    const sandbox = await createSandbox({ studentProcesses: 2 });
    onCleanup(() => sandbox.stop());
    return createGrader({ sandbox });
  })
  .extend('itemId', { scope: 'file' }, async ({ db }) => {
    await syncExercises(db, await loadExercises('exercises'), new Date());
    await ensureDemoCourse(db);
    const item = await db.assignmentItem.findFirstOrThrow({
      where: { exerciseId: 'mlp2-backward' },
    });
    return item.id;
  })
  .extend(
    'startWorker',
    ({ db, broker, notifications, grader }) =>
      () =>
        startWorker({
          db,
          broker,
          notifications,
          grader,
          readDiagnostics: createDiagnosticsReader(db),
          metrics: createMetrics({ readQueue: () => readQueue(db, broker) }),
          logger,
          slots: 2,
        }),
  );

describe('a worker', () => {
  test('grades what is submitted while it waits, and says how far it is', async ({
    db,
    broker,
    itemId,
    startWorker,
  }) => {
    const worker = startWorker();
    const id = await submit(db, broker, itemId, solution);
    const report = await reportOf(db, id);
    await worker.stop();
    expect(report).toMatchObject({ verdict: 'passed', score: 10, maxScore: 10 });
    expect(report.timings.queueMs).toBeGreaterThanOrEqual(0);

    const events = await db.submissionEvent.findMany({
      where: { submissionId: id },
      orderBy: { id: 'asc' },
    });
    const cases = report.cases.map(() => 'case');
    expect(events.map(({ event }) => event)).toEqual(['queued', 'started', ...cases, 'verdict']);
    expect(await broker.liveRuns()).toEqual(new Set());
  });

  test('grades everything that piled up before it came', async ({
    db,
    broker,
    itemId,
    startWorker,
  }) => {
    const ids: string[] = [];
    for (let at = 0; at < 12; at += 1) {
      ids.push(await submit(db, broker, itemId, at % 2 === 0 ? solution : 'export const a = 1;'));
    }
    const worker = startWorker();
    const reports = await Promise.all(ids.map((id) => reportOf(db, id)));
    await worker.stop();
    expect(reports.map(({ verdict }) => verdict)).toEqual(
      ids.map((_, at) => (at % 2 === 0 ? 'passed' : 'missing_export')),
    );
  });

  test('finds runs whose jobs were lost', async ({ db, broker, itemId, startWorker }) => {
    const id = await submit(db, broker, itemId, solution);
    await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'grading'`;
    const worker = startWorker();
    const report = await reportOf(db, id);
    await worker.stop();
    expect(report.verdict).toBe('passed');
  });

  test('finishes what it has in hand before it stops', async ({
    db,
    broker,
    itemId,
    startWorker,
  }) => {
    const id = await submit(db, broker, itemId, solution);
    const worker = startWorker();
    await until(async () => {
      const run = await db.gradingRun.findFirstOrThrow({ where: { submissionId: id } });
      return run.state !== 'queued';
    });
    await worker.stop();
    const run = await db.gradingRun.findFirstOrThrow({ where: { submissionId: id } });
    expect(run.state).toBe('graded');
  });

  test('ends a run whose model never runs, at no cost to the student', async ({
    db,
    broker,
    itemId,
    startWorker,
    onTestFinished,
  }) => {
    const directory = await mkdtemp(join(tmpdir(), 'gradecheck-model-'));
    onTestFinished(() => rm(directory, { recursive: true }));
    const copy = join(directory, '15-mlp2-backward');
    await cp(folder, copy, { recursive: true });
    await writeFile(
      join(copy, 'model.ts'),
      `export function model() { throw new Error('no such layer'); }\n`,
    );
    await syncExercises(db, await loadExercises(directory), new Date());

    const id = await submit(db, broker, itemId, solution);
    const worker = startWorker();
    const report = await reportOf(db, id);
    await worker.stop();
    expect(report).toMatchObject({ verdict: 'system_error', score: 0 });
    const run = await db.gradingRun.findFirstOrThrow({ where: { submissionId: id } });
    expect(run.failures).toBe(3);
    const items = await db.attentionItem.findMany({ orderBy: { kind: 'asc' } });
    expect(items.map(({ kind }) => kind)).toEqual(['system_error', 'quarantined_exercise']);
    expect(items[0]?.detail).toContain('no such layer');
  });
});

async function submit(
  db: Database,
  broker: Broker,
  itemId: string,
  source: string,
): Promise<string> {
  const user = await db.user.create({
    data: { name: 'Ana', email: `${randomUUID()}@example.org` },
  });
  const { id } = await submitSolution(
    { db, enqueue: broker.enqueue, queueLimit: 5_000 },
    { itemId, userId: user.id, source, idempotencyKey: randomUUID(), receivedAt: new Date() },
  );
  return id;
}

async function reportOf(db: Database, submissionId: string): Promise<Report> {
  let report: unknown = null;
  await until(async () => {
    const submission = await db.submission.findUniqueOrThrow({
      where: { id: submissionId },
      include: { effectiveRun: true },
    });
    report = submission.effectiveRun?.report ?? null;
    return report !== null;
  });
  return Report.parse(report);
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(20);
}
