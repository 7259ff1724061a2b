import type { SubmissionEvent } from '#contract/api/submissions.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Database } from '../db/transaction.ts';
import type { Lease } from './lease.ts';
import { holdsLease } from './lease.ts';
import { recordEvents } from './submission-events.ts';

/** Tells those who watch how far a run is; a worker that lost the run is not listened to, and regrades are quiet. */
export async function recordProgress(
  db: Database,
  lease: Lease,
  events: readonly SubmissionEvent[],
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const run = await holdsLease(tx, lease);
    if (run && run.reason !== 'regrade') await recordEvents(tx, run.submissionId, events);
  });
}
