import type { SubmissionEvent } from '#contract/api/submissions.ts';
import { channels } from '../db/notifications.ts';
import type { Transaction } from '../db/transaction.ts';

/** Writes what a student watching is told, in order, and wakes those who watch once the transaction is committed. */
export async function recordEvents(
  tx: Transaction,
  submissionId: string,
  events: readonly SubmissionEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.$queryRaw`
    WITH written AS (
      INSERT INTO "SubmissionEvent" ("submissionId", event, data)
      SELECT ${submissionId}::uuid, entry ->> 'event', entry -> 'data'
      FROM jsonb_array_elements(${JSON.stringify(events)}::jsonb) WITH ORDINALITY AS list (entry, position)
      ORDER BY position
      RETURNING 1
    )
    SELECT pg_notify(${channels.submission}, ${submissionId})::text FROM written LIMIT 1`;
}
