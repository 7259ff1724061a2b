import type { BaseLogger } from 'pino';
import type { SubmissionEvent } from '#contract/api/submissions.ts';
import type { Database } from '../db/transaction.ts';
import type { Progress } from '../grading/types.ts';
import type { Lease } from '../operations/lease.ts';
import { recordProgress } from '../operations/record-progress.ts';

/** Short enough to look live, long enough that a grading of a few milliseconds writes nothing on its own. */
const gatherMs = 80;

export interface ProgressWriter {
  readonly add: (progress: Progress) => void;
  /** Ends the writing; what was not written yet goes with the result. */
  readonly drain: () => Promise<readonly SubmissionEvent[]>;
}

/** Gathers what a grading tells of its progress and writes it in batches. */
export function createProgressWriter(
  db: Database,
  lease: Lease,
  logger: Pick<BaseLogger, 'warn'>,
): ProgressWriter {
  let waiting: SubmissionEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = (): void => {
    timer = undefined;
    const batch = waiting;
    waiting = [];
    writing = writing
      .then(() => recordProgress(db, lease, batch))
      .catch((error: unknown) =>
        logger.warn({ err: error, runId: lease.runId }, 'progress not written'),
      );
  };

  return {
    add: (progress) => {
      waiting.push(toEvent(progress));
      timer ??= setTimeout(write, gatherMs);
    },
    drain: async () => {
      clearTimeout(timer);
      await writing;
      return waiting;
    },
  };
}

function toEvent({ event, ...data }: Progress): SubmissionEvent {
  return { event, data } as SubmissionEvent; // a Progress is an event with its data laid flat
}
