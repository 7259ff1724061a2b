import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { Report } from '#contract/report.ts';
import { listenForNotifications } from '../../../server/db/notifications.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { loadExercises } from '../../../server/exercises/load.ts';
import { createGrader } from '../../../server/grading/create-grader.ts';
import type { Grader } from '../../../server/grading/types.ts';
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

/** `test` with everything that grades: real sandbox processes, real queue, real database. */
export const test = withDatabase
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
      (changes: { readonly grader?: Grader; readonly slots?: number } = {}) =>
        startWorker({
          db,
          broker,
          notifications,
          grader,
          readDiagnostics: createDiagnosticsReader(db),
          metrics: createMetrics({ readQueue: () => readQueue(db, broker) }),
          logger,
          slots: 2,
          ...changes,
        }),
  );

export async function createStudent(db: Database): Promise<string> {
  const { id } = await db.user.create({
    data: { name: 'Ana', email: `${randomUUID()}@example.org` },
  });
  return id;
}

/** Submits for a student, by default for a new one. */
export async function submit(
  db: Database,
  broker: Broker,
  itemId: string,
  source: string,
  student?: string,
): Promise<string> {
  const userId = student ?? (await createStudent(db));
  const { id } = await submitSolution(
    { db, enqueue: broker.enqueue, queueLimit: 5_000 },
    { itemId, userId, source, idempotencyKey: randomUUID(), receivedAt: new Date() },
  );
  return id;
}

export async function reportOf(db: Database, submissionId: string): Promise<Report> {
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

export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(20);
}
