import type { Queryable } from './transaction.ts';

export interface EventRow {
  readonly id: bigint;
  readonly event: string;
  readonly data: unknown;
}

export async function listEventsAfter(
  db: Queryable,
  submissionId: string,
  after: bigint,
): Promise<readonly EventRow[]> {
  return db.submissionEvent.findMany({
    where: { submissionId, id: { gt: after } },
    orderBy: { id: 'asc' },
    select: { id: true, event: true, data: true },
  });
}

/** The last event of a submission: after a verdict nothing more will come. */
export async function findLastEvent(db: Queryable, submissionId: string): Promise<EventRow | null> {
  return db.submissionEvent.findFirst({
    where: { submissionId },
    orderBy: { id: 'desc' },
    select: { id: true, event: true, data: true },
  });
}
