import type { SubmissionEvent } from '#contract/api/submissions.ts';
import type { Report } from '#contract/report.ts';
import { verdicts } from '#contract/verdict.ts';
import type { Transaction } from '../db/transaction.ts';
import { applyScore, returnAttempt } from './current-score.ts';
import type { LeasedRun } from './lease.ts';
import { toThousandths } from '../db/points.ts';
import { storableJson } from './storable-json.ts';
import { recordEvents } from './submission-events.ts';

/** Ends a run: report, findings, score and the verdict event, all in the caller's transaction. */
export async function settleRun(
  tx: Transaction,
  run: LeasedRun,
  report: Report,
  progress: readonly SubmissionEvent[],
  now: Date,
): Promise<void> {
  await closeRun(tx, run.id, report, now);
  await storeFindings(tx, run.id, report);
  // A regrade takes effect only once it was approved, and until then nobody is told.
  if (run.reason === 'regrade') return;
  await makeEffective(tx, run, report);
  await recordEvents(tx, run.submissionId, [...progress, verdictEvent(report)]);
}

async function closeRun(tx: Transaction, runId: string, report: Report, now: Date): Promise<void> {
  const { engine, verdict, timings } = report;
  await tx.$executeRaw`
    UPDATE "GradingRun" SET state = 'graded', "finishedAt" = ${now}, "engineVersion" = ${engine}, verdict = ${verdict},
      score = ${toThousandths(report.score)}, "maxScore" = ${toThousandths(report.maxScore)},
      report = ${storableJson(report)}::jsonb,
      "queueMs" = ${timings.queueMs}, "gradeMs" = ${timings.gradeMs}, "cpuMs" = ${timings.cpuMs}
    WHERE id = ${runId}::uuid`;
}

async function storeFindings(tx: Transaction, runId: string, report: Report): Promise<void> {
  // Out of the report that has just been stored: sending hundreds of values again costs more than the grading did.
  await tx.$executeRaw`
    INSERT INTO "CheckResult" ("runId", "caseId", quantity, status, problem, "relativeError", ratio)
    SELECT run.id, graded ->> 'id', checked ->> 'quantity', checked ->> 'status', checked ->> 'problem',
      (checked ->> 'relativeError')::float8, (checked ->> 'ratio')::float8
    FROM "GradingRun" run, jsonb_array_elements(run.report -> 'cases') graded, jsonb_array_elements(graded -> 'checks') checked
    WHERE run.id = ${runId}::uuid`;
  await tx.diagnosis.createMany({
    data: report.diagnoses.map(({ id, quantity, confidence }) => ({
      runId,
      misconception: id,
      quantity,
      confidence,
    })),
    skipDuplicates: true,
  });
}

async function makeEffective(tx: Transaction, run: LeasedRun, report: Report): Promise<void> {
  const { itemId, userId } = await tx.submission.update({
    where: { id: run.submissionId },
    data: { effectiveRunId: run.id },
    select: { itemId: true, userId: true },
  });
  const { costsAttempt } = verdicts[report.verdict];
  if (costsAttempt) {
    const score = toThousandths(report.score);
    await tx.scoreEvent.create({ data: { itemId, userId, kind: 'run', runId: run.id, score } });
  }
  if (costsAttempt) await applyScore(tx, { itemId, userId }, report);
  else if (run.reason === 'submission') await returnAttempt(tx, { itemId, userId });
}

const verdictEvent = ({ verdict, score, maxScore }: Report): SubmissionEvent => ({
  event: 'verdict',
  data: { verdict, score, maxScore },
});
