import { expect } from 'vitest';
import { inTransaction } from '../../../server/db/transaction.ts';
import { rebuildScore } from '../../../server/operations/rebuild-score.ts';
import { failingReport, gradeAs, passingReport, unreadableReport } from './reports.ts';
import { test } from './school.ts';

const reports = [failingReport, unreadableReport, passingReport, failingReport] as const;

test('rebuilt from scratch a score is what it had become step by step', async ({
  db,
  submit,
  student,
  itemId,
}) => {
  const key = { itemId, userId: student.id };
  const read = async () => {
    const { updatedAt: _, ...score } = await db.currentScore.findUniqueOrThrow({
      where: { itemId_userId: key },
    });
    return score;
  };
  for (const report of reports) {
    const submissionId = await submit();
    const underWay = await read();
    await inTransaction(db, (tx) => rebuildScore(tx, key));
    expect(await read()).toEqual(underWay);

    await gradeAs(db, submissionId, report);
    const graded = await read();
    await inTransaction(db, (tx) => rebuildScore(tx, key));
    expect(await read()).toEqual(graded);
  }
  expect(await read()).toMatchObject({
    best: 10_000,
    passed: true,
    attemptsUsed: 3,
    submissions: 4,
  });
});
