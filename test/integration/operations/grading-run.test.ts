import { describe, expect } from 'vitest';
import { failRun } from '../../../server/operations/fail-run.ts';
import type { Lease } from '../../../server/operations/lease.ts';
import { startRun } from '../../../server/operations/start-run.ts';
import { storeReport } from '../../../server/operations/store-report.ts';
import type { Database } from '../../../server/db/transaction.ts';
import { failingReport, gradeAs, passingReport, runOf, unreadableReport } from './reports.ts';
import { test } from './school.ts';

describe('a stored report', () => {
  test('brings everything that follows from it', async ({ db, submit, student, itemId }) => {
    const submissionId = await submit();
    expect(await gradeAs(db, submissionId, failingReport)).toBe('stored');

    const submission = await db.submission.findUniqueOrThrow({
      where: { id: submissionId },
      include: {
        effectiveRun: { include: { checks: true, diagnoses: true, scoreEvents: true } },
        events: { orderBy: { id: 'asc' } },
      },
    });
    expect(submission.effectiveRun).toMatchObject({
      state: 'graded',
      verdict: 'wrong_gradient',
      score: 6000,
      maxScore: 10_000,
      engineVersion: '1.0.0',
      report: failingReport,
      checks: [{ caseId: 'ordinary-1', status: 'fail', ratio: 5 }, { caseId: 'ordinary-3' }],
      diagnoses: [{ misconception: 'missing-mean', quantity: 'dW2' }],
      scoreEvents: [{ kind: 'run', score: 6000 }],
    });
    expect(submission.events.map(({ event }) => event)).toEqual(['queued', 'verdict']);
    expect(await scoreOf(db, itemId, student.id)).toMatchObject({
      best: 6000,
      passed: false,
      attemptsUsed: 1,
      submissions: 1,
    });
  });

  test('is stored once, however often it is delivered', async ({ db, submit, student, itemId }) => {
    const lease = await start(db, await submit());
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => storeReport(db, lease, passingReport, [], new Date())),
    );
    expect(outcomes.toSorted()).toEqual(['dropped', 'dropped', 'dropped', 'dropped', 'stored']);
    expect(await db.scoreEvent.count({ where: { userId: student.id } })).toBe(1);
    expect(await scoreOf(db, itemId, student.id)).toMatchObject({ best: 10_000, attemptsUsed: 1 });
  });

  test('of a worker that lost the run is dropped', async ({ db, submit }) => {
    const submissionId = await submit();
    const lost = await start(db, submissionId);
    const taken = await start(db, submissionId);
    expect(taken.fence).toBe(lost.fence + 1);
    expect(await storeReport(db, lost, passingReport, [], new Date())).toBe('dropped');
    expect(await storeReport(db, taken, failingReport, [], new Date())).toBe('stored');
    const run = await db.gradingRun.findUniqueOrThrow({ where: { id: taken.runId } });
    expect(run.verdict).toBe('wrong_gradient');
  });

  test('is not begun again once it is there', async ({ db, submit }) => {
    const submissionId = await submit();
    await gradeAs(db, submissionId, passingReport);
    expect(await startRun(db, await runOf(db, submissionId), new Date())).toBeNull();
  });

  test('never lowers the best score', async ({ db, submit, student, itemId }) => {
    await gradeAs(db, await submit(), passingReport);
    await gradeAs(db, await submit(), failingReport);
    expect(await scoreOf(db, itemId, student.id)).toMatchObject({ best: 10_000, passed: true });
  });

  test('is compared as a part of its own maximum', async ({ db, submit, student, itemId }) => {
    await gradeAs(db, await submit(), { ...failingReport, score: 6, maxScore: 10 });
    await gradeAs(db, await submit(), { ...failingReport, score: 4, maxScore: 5 });
    await gradeAs(db, await submit(), { ...failingReport, score: 7, maxScore: 10 });
    expect(await scoreOf(db, itemId, student.id)).toMatchObject({ best: 4000, maxScore: 5000 });
  });

  test('gives the attempt back when the source could not start', async ({
    db,
    submit,
    student,
    itemId,
  }) => {
    await gradeAs(db, await submit(), unreadableReport);
    expect(await scoreOf(db, itemId, student.id)).toMatchObject({
      best: null,
      attemptsUsed: 0,
      submissions: 1,
    });
    expect(await db.scoreEvent.count({ where: { userId: student.id } })).toBe(0);
  });

  test('with text that JSON columns cannot hold is stored without it', async ({ db, submit }) => {
    const submissionId = await submit();
    const text = 'a\u0000b\ud800c';
    const stored = await gradeAs(db, submissionId, {
      ...failingReport,
      console: [{ case: 'ordinary-1', line: 1, text }],
    });
    expect(stored).toBe('stored');
    const run = await db.gradingRun.findFirstOrThrow({ where: { submissionId } });
    expect(run.report).toMatchObject({ console: [{ text: 'a\ufffdb\ufffdc' }] });
  });

  test('that doubts the reference is shown to staff once a quantity', async ({ db, submit }) => {
    const undecided = { ...failingReport, verdict: 'undecided' as const, score: 10 };
    await gradeAs(db, await submit(), undecided);
    await gradeAs(db, await submit(), undecided);
    const items = await db.attentionItem.findMany({ where: { kind: 'suspect_reference' } });
    expect(items).toHaveLength(1);
    expect(items[0]?.detail).toContain('dW2');
  });
});

describe('a failure of ours', () => {
  const failure = { message: 'the process died', culprit: 'sandbox', final: false } as const;

  test('is tried again twice; the third ends in system_error and costs nothing', async ({
    db,
    submit,
    student,
    itemId,
  }) => {
    const submissionId = await submit();
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      outcomes.push(await failRun(db, await start(db, submissionId), failure, new Date()));
    }
    expect(outcomes).toEqual(['retry', 'retry', 'ended']);

    const submission = await db.submission.findUniqueOrThrow({
      where: { id: submissionId },
      include: { effectiveRun: true, events: { orderBy: { id: 'asc' } } },
    });
    expect(submission.effectiveRun).toMatchObject({
      state: 'graded',
      verdict: 'system_error',
      failures: 3,
      report: { headline: { key: 'system_error', args: { incident: expect.any(String) } } },
    });
    const told = submission.events.map(({ event }) => event);
    expect(told).toEqual(['queued', 'queued', 'queued', 'verdict']);
    expect(await scoreOf(db, itemId, student.id)).toMatchObject({ attemptsUsed: 0, best: null });
    const items = await db.attentionItem.findMany({ where: { submissionId } });
    expect(items).toMatchObject([{ kind: 'system_error', resolvedAt: null }]);
    expect(items[0]?.detail).toContain('the process died');
  });

  test('of the model quarantines its version', async ({ db, submit }) => {
    const submissionId = await submit();
    const broken = { message: 'log of a negative number', culprit: 'model', final: false } as const;
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await failRun(db, await start(db, submissionId), broken, new Date());
    }
    const next = await startRun(db, await runOf(db, await submit()), new Date());
    expect(next?.quarantined).toBe(true);
    const items = await db.attentionItem.findMany({ where: { kind: 'quarantined_exercise' } });
    expect(items).toMatchObject([{ exerciseId: 'mlp2-backward' }]);
    await db.exerciseVersion.updateMany({ data: { quarantinedAt: null } });
  });

  test('of a worker that lost the run is dropped', async ({ db, submit }) => {
    const submissionId = await submit();
    const lost = await start(db, submissionId);
    await start(db, submissionId);
    expect(await failRun(db, lost, failure, new Date())).toBe('dropped');
    const run = await db.gradingRun.findFirstOrThrow({ where: { submissionId } });
    expect(run.failures).toBe(0);
  });
});

async function start(db: Database, submissionId: string): Promise<Lease> {
  const run = await startRun(db, await runOf(db, submissionId), new Date());
  if (!run) throw new Error('the run is graded already');
  return run.lease;
}

function scoreOf(db: Database, itemId: string, userId: string): Promise<unknown> {
  return db.currentScore.findUnique({ where: { itemId_userId: { itemId, userId } } });
}
