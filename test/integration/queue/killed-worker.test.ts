import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { startProgram } from '../../program.ts';
import { reportOf, submit, test, until } from './grading-worker.ts';

/** Keeps whoever grades it busy until the time limit. */
const endless = `
export function forward() { for (;;); }
export function backward() { return {}; }
`;

/** 15 s are promised; a busy machine may take twice as long without failing a test. */
const soonMs = 30_000;

test('the job of a worker that was killed is soon taken up by another, and graded once', async ({
  db,
  databaseUrl,
  broker,
  itemId,
  startWorker,
}) => {
  const doomed = startProgram({ DATABASE_URL: databaseUrl, STUDENT_PROCESSES: '2' }, 'worker');
  await doomed.printed(/Worker +ready/);
  const id = await submit(db, broker, itemId, endless);
  await until(async () => (await db.gradingRun.count({ where: { state: 'running' } })) === 1);
  doomed.kill('SIGKILL');
  const killedAt = Date.now();
  const other = startWorker();

  let fence = 1;
  while (fence === 1) {
    await delay(50);
    ({ fence } = await db.gradingRun.findFirstOrThrow({ where: { submissionId: id } }));
  }
  const run = await db.gradingRun.findFirstOrThrow({ where: { submissionId: id } });
  expect((run.startedAt?.getTime() ?? Infinity) - killedAt).toBeLessThan(soonMs);

  expect(await reportOf(db, id)).toMatchObject({ verdict: 'time_limit' });
  await other.stop();
  await doomed.exitCode;
  const graded = await db.gradingRun.findMany({ include: { scoreEvents: true } });
  expect(graded).toMatchObject([{ fence: 2, failures: 0, scoreEvents: [{ score: 0 }] }]);
}, 180_000);
