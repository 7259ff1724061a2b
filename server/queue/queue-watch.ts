import { countGraders } from '../db/grader-queries.ts';
import type { Database } from '../db/transaction.ts';
import type { FindStanding } from '../operations/queue-standing.ts';
import type { Broker } from './broker.ts';

export interface QueueWatchOptions {
  readonly db: Database;
  readonly broker: Pick<Broker, 'waitingRuns'>;
  /** Milliseconds on a clock that only rises. */
  readonly now?: () => number;
}

interface Snapshot {
  /** By submission: how many go first. */
  readonly ahead: ReadonlyMap<string, number>;
  readonly graderAway: boolean;
}

/** However many submissions are watched, the queue is looked at no more often. */
const freshForMs = 1_000;

/** Tells submissions how they stand in the queue, all of them from one look at it a second. */
export function createQueueWatch(options: QueueWatchOptions): FindStanding {
  const { now = () => performance.now() } = options;
  let snapshot: Promise<Snapshot> | null = null;
  let staleAt = 0;

  return async (submissionId) => {
    if (snapshot === null || now() >= staleAt) {
      staleAt = now() + freshForMs;
      snapshot = takeSnapshot(options);
    }
    const { ahead, graderAway } = await snapshot;
    const place = ahead.get(submissionId);
    return place === undefined ? null : { ahead: place, graderAway };
  };
}

async function takeSnapshot({ db, broker }: QueueWatchOptions): Promise<Snapshot> {
  const [waiting, open, graders] = await Promise.all([
    broker.waitingRuns('interactive'),
    db.gradingRun.findMany({
      where: { state: { not: 'graded' }, reason: { not: 'regrade' } },
      select: { id: true, submissionId: true },
    }),
    countGraders(db),
  ]);
  const submissionOf = new Map(open.map(({ id, submissionId }) => [id, submissionId]));
  const ahead = new Map<string, number>();
  for (const runId of waiting) {
    const submissionId = submissionOf.get(runId);
    if (submissionId !== undefined) ahead.set(submissionId, ahead.size);
  }
  return { ahead, graderAway: graders === 0 };
}
