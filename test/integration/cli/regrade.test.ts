import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { describe, expect } from 'vitest';
import { listenForNotifications } from '../../../server/db/notifications.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { loadExercises } from '../../../server/exercises/load.ts';
import { createGrader } from '../../../server/grading/create-grader.ts';
import { createMetrics } from '../../../server/metrics/create-metrics.ts';
import { ensureDemoCourse } from '../../../server/operations/ensure-demo-course.ts';
import { submitSolution } from '../../../server/operations/submit-solution.ts';
import { syncExercises } from '../../../server/operations/sync-exercises.ts';
import { startBroker } from '../../../server/queue/broker.ts';
import { readQueue } from '../../../server/queue/read-queue.ts';
import { startWorker } from '../../../server/queue/worker.ts';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import { test as withDatabase } from '../database.ts';

const exerciseId = 'logistic-regression';
const folder = join('exercises', '10-logistic-regression');
const logger = pino({ level: 'silent' });

const sources = {
  Ana: await readFile(join(folder, 'solution.ts'), 'utf8'),
  Bia: await readFile(join(folder, 'wrong', 'missing-mean.ts'), 'utf8'),
  Caio: 'export function forward( {',
} as const;

/** Three students, graded by an older version of the exercise whose tasks were worth other points. */
const test = withDatabase.extend(
  'school',
  { scope: 'file', auto: true },
  async ({ db, databaseUrl }) => {
    await syncOlderVersion(db);
    await ensureDemoCourse(db);
    await submitAndGrade(db, databaseUrl);
    await syncExercises(db, await loadExercises('exercises'), new Date());
    return { before: await readScores(db) };
  },
);

describe('npm run regrade', () => {
  test('grades everything again with the same seeds, prints what would change, and changes nothing', async ({
    db,
    databaseUrl,
    school,
  }) => {
    const events = await db.submissionEvent.count();
    const { stdout, stderr } = await regrade(databaseUrl, exerciseId);
    expect(stderr).toContain('3 graded');
    expect(stdout).toMatch(/^student +no\. +score +verdict$/m);
    expect(stdout).toMatch(/^Ana <.+> +#1 +20\/20 -> 10\/10 +passed$/m);
    expect(stdout).toMatch(/^Bia <.+> +#1 +[\d.]+\/20 -> [\d.]+\/10 +wrong_gradient$/m);
    expect(stdout).toMatch(/^3 regraded: .+ 0 the same$/m);

    const runs = await db.gradingRun.findMany({ where: { reason: 'regrade' } });
    expect(runs).toHaveLength(3);
    for (const { submissionId, report } of runs) {
      const { seed } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
      expect(report).toMatchObject({ seed });
    }
    expect(await readScores(db)).toEqual(school.before);
    expect(await db.scoreEvent.count({ where: { kind: 'regrade' } })).toBe(0);
    expect(await db.submissionEvent.count()).toBe(events);
  });

  test('lets the results count on --apply, once', async ({ db, databaseUrl }) => {
    await ensureRegraded(db, databaseUrl);
    const { stdout } = await regrade(databaseUrl, exerciseId, '--apply');
    expect(stdout).toMatch(/^Ana <.+> +#1 +20\/20 -> 10\/10 +passed$/m);

    const scores = await readScores(db);
    expect(scores['Ana']).toMatchObject({ best: 10_000, maxScore: 10_000, attemptsUsed: 1 });
    expect(scores['Bia']).toMatchObject({ maxScore: 10_000, passed: false, attemptsUsed: 1 });
    expect(scores['Caio']).toMatchObject({ best: null, attemptsUsed: 0 });
    const effective = await db.submission.findMany({ include: { effectiveRun: true } });
    expect(effective.map(({ effectiveRun }) => effectiveRun?.reason)).toEqual([
      'regrade',
      'regrade',
      'regrade',
    ]);
    const audited = await db.auditEvent.findMany({ where: { action: 'regrade_applied' } });
    expect(audited).toHaveLength(3);
    expect(await db.scoreEvent.count({ where: { kind: 'regrade' } })).toBe(3);

    const again = await regrade(databaseUrl, exerciseId, '--apply');
    expect(again.stdout).toContain('3 regraded: 0 higher, 0 lower');
    expect(await db.scoreEvent.count({ where: { kind: 'regrade' } })).toBe(3);
  });

  test('takes it back on --undo', async ({ db, databaseUrl, school }) => {
    await ensureRegraded(db, databaseUrl);
    await regrade(databaseUrl, exerciseId, '--apply');
    const { stdout } = await regrade(databaseUrl, exerciseId, '--undo');
    expect(stdout).toContain('3 of 3 results');
    expect(await readScores(db)).toEqual(school.before);
    const submissions = await db.submission.findMany({ include: { effectiveRun: true } });
    expect(new Set(submissions.map(({ effectiveRun }) => effectiveRun?.reason))).toEqual(
      new Set(['submission']),
    );
  });

  test.for([
    { call: ['no-such-exercise'], says: 'GradeCheck hands out no exercise no-such-exercise' },
    { call: ['mlp2-backward', '--apply'], says: 'see the differences first' },
    { call: [exerciseId, 'mlp2-backward'], says: 'one exercise at a time' },
    { call: [exerciseId, '--apply', '--undo'], says: 'either --apply or --undo' },
  ])('refuses $call', async ({ call, says }, { databaseUrl }) => {
    await expect(regrade(databaseUrl, ...call)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(says),
    });
  });
}, 180_000);

function regrade(
  databaseUrl: string,
  ...call: readonly string[]
): Promise<{ stdout: string; stderr: string }> {
  const { PATH, HOME, TMPDIR } = process.env;
  const flags = ['--disable-warning=ExperimentalWarning', 'server/cli/regrade.ts'];
  return promisify(execFile)(process.execPath, [...flags, ...call], {
    env: { PATH, HOME, TMPDIR, DATABASE_URL: databaseUrl, STUDENT_PROCESSES: '2' },
  });
}

/** Each test stands on its own: whichever runs first regrades. */
async function ensureRegraded(db: Database, databaseUrl: string): Promise<void> {
  if ((await db.gradingRun.count({ where: { reason: 'regrade' } })) > 0) return;
  await regrade(databaseUrl, exerciseId);
}

async function syncOlderVersion(db: Database): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'gradecheck-regrade-'));
  try {
    const copy = join(directory, '10-logistic-regression');
    await cp(folder, copy, { recursive: true });
    const file = join(copy, 'exercise.yaml');
    const definition = await readFile(file, 'utf8');
    const doubled = definition.replaceAll(/points: (\d+)/g, (_, points) => `points: ${2 * points}`);
    await writeFile(file, doubled);
    await cp('exercises/misconceptions.yaml', join(directory, 'misconceptions.yaml'));
    await syncExercises(db, await loadExercises(directory), new Date());
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function submitAndGrade(db: Database, databaseUrl: string): Promise<void> {
  const broker = await startBroker({ databaseUrl, logger });
  const notifications = listenForNotifications({ databaseUrl, logger });
  const sandbox = await createSandbox({ studentProcesses: 2 });
  const { id: itemId } = await db.assignmentItem.findFirstOrThrow({ where: { exerciseId } });
  for (const [name, source] of Object.entries(sources)) {
    const { id: userId } = await db.user.create({
      data: { name, email: `${randomUUID()}@example.org` },
    });
    await submitSolution(
      { db, enqueue: broker.enqueue, queueLimit: 10 },
      { itemId, userId, source, idempotencyKey: randomUUID(), receivedAt: new Date() },
    );
  }
  const worker = startWorker({
    db,
    broker,
    notifications,
    grader: createGrader({ sandbox }),
    readDiagnostics: async () => null,
    metrics: createMetrics({ readQueue: () => readQueue(db, broker) }),
    logger,
    slots: 2,
  });
  while ((await db.submission.count({ where: { effectiveRunId: null } })) > 0) await delay(50);
  await worker.stop();
  await sandbox.stop();
  await notifications.stop();
  await broker.stop();
}

async function readScores(db: Database): Promise<Readonly<Record<string, object>>> {
  const scores = await db.currentScore.findMany({
    select: {
      user: { select: { name: true } },
      best: true,
      maxScore: true,
      passed: true,
      attemptsUsed: true,
      submissions: true,
    },
  });
  return Object.fromEntries(scores.map(({ user, ...score }) => [user.name, score]));
}
