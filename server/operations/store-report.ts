import type { SubmissionEvent } from '#contract/api/submissions.ts';
import type { Report } from '#contract/report.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Database, Transaction } from '../db/transaction.ts';
import { raiseAttention } from './attention.ts';
import { holdsLease } from './lease.ts';
import type { Lease, LeasedRun } from './lease.ts';
import { settleRun } from './settle-run.ts';

/**
 * Stores the result of a run with everything that follows from it, in one transaction. Of several deliveries of
 * the same run exactly one is stored; the others answer `dropped` and change nothing.
 */
export async function storeReport(
  db: Database,
  lease: Lease,
  report: Report,
  progress: readonly SubmissionEvent[],
  now: Date,
): Promise<'stored' | 'dropped'> {
  return inTransaction(db, async (tx) => {
    const run = await holdsLease(tx, lease);
    if (!run) return 'dropped';

    await settleRun(tx, run, report, progress, now);
    if (report.verdict === 'undecided') await reportSuspectReference(tx, run, report);
    return 'stored';
  });
}

async function reportSuspectReference(
  tx: Transaction,
  run: LeasedRun,
  report: Report,
): Promise<void> {
  const quantity = report.firstWrong?.quantity ?? 'a gradient';
  await raiseAttention(tx, {
    kind: 'suspect_reference',
    fingerprint: `suspect_reference:${run.versionId}:${quantity}`,
    exerciseId: report.exercise,
    submissionId: run.submissionId,
    detail:
      `The numerical derivative of the student's own forward agrees with their ${quantity}, the reference does not ` +
      `(case ${report.firstWrong?.case ?? 'unknown'}, version ${report.version}). No mark was lost.`,
  });
}
