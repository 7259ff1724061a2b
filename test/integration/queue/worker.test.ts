import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { loadExercises } from '../../../server/exercises/load.ts';
import { syncExercises } from '../../../server/operations/sync-exercises.ts';
import { reportOf, submit, test, until } from './grading-worker.ts';

const folder = join('exercises', '15-mlp2-backward');
const solution = await readFile(join(folder, 'solution.ts'), 'utf8');

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
