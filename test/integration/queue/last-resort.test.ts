import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { startRun } from '../../../server/operations/start-run.ts';
import { reportOf, submit, test } from './grading-worker.ts';

const solution = await readFile('exercises/15-mlp2-backward/solution.ts', 'utf8');

test('a run that was begun twenty times and never ended is ended as our failure', async ({
  db,
  broker,
  itemId,
  startWorker,
}) => {
  const id = await submit(db, broker, itemId, solution);
  const { id: runId } = await db.gradingRun.findFirstOrThrow({ where: { submissionId: id } });
  for (let time = 0; time < 20; time += 1) await startRun(db, runId, new Date());

  const worker = startWorker();
  const report = await reportOf(db, id);
  await worker.stop();
  expect(report).toMatchObject({ verdict: 'system_error', score: 0 });
  const items = await db.attentionItem.findMany({ where: { submissionId: id } });
  expect(items).toMatchObject([{ kind: 'system_error' }]);
  expect(items[0]?.detail).toContain('begun 21 times and never finished');
  const { userId } = await db.submission.findUniqueOrThrow({ where: { id } });
  expect(await db.currentScore.findFirst({ where: { userId } })).toMatchObject({
    attemptsUsed: 0,
    best: null,
  });
});
