import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { SubmissionEvent } from '#contract/api/submissions.ts';
import type { Database } from '../db/transaction.ts';
import { listEventsAfter } from '../db/event-queries.ts';
import type { Notifications } from '../db/notifications.ts';

export interface FeedEntry {
  readonly id: bigint;
  readonly event: SubmissionEvent;
}

interface FeedOptions {
  readonly db: Database;
  readonly notifications: Notifications;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

/** While notices arrive, looking unasked is only insurance; while they do not, it is all there is. */
const insurancePollMs = 15_000;
const fallbackPollMs = 1_000;

/** What happens to a submission, from `after` on, until its verdict or until `signal` aborts. Survives a lost database. */
export async function* followSubmission(
  options: FeedOptions,
  submissionId: string,
  after: bigint,
  signal: AbortSignal,
): AsyncGenerator<FeedEntry> {
  const { notifications } = options;
  const notice = new Notice();
  const unsubscribe = notifications.subscribe('submission', (payload) => {
    if (payload === null || payload === submissionId) notice.give();
  });
  try {
    let last = after;
    while (!signal.aborted) {
      for (const entry of await readEntries(options, submissionId, last)) {
        yield entry;
        last = entry.id;
        if (entry.event.event === 'verdict') return;
      }
      await notice.wait(notifications.connected ? insurancePollMs : fallbackPollMs, signal);
    }
  } finally {
    unsubscribe();
  }
}

async function readEntries(
  { db, logger }: FeedOptions,
  submissionId: string,
  after: bigint,
): Promise<readonly FeedEntry[]> {
  try {
    const rows = await listEventsAfter(db, submissionId, after);
    return rows.map(({ id, event, data }) => ({
      id,
      event: SubmissionEvent.parse({ event, data }),
    }));
  } catch (error) {
    logger.warn({ err: error, submissionId }, 'could not read events; trying again');
    return [];
  }
}

/** Remembers that something happened until somebody waits for it, so that no notice falls between reading and waiting. */
class Notice {
  #given = false;
  #wake: (() => void) | null = null;

  give(): void {
    this.#given = true;
    this.#wake?.();
  }

  async wait(timeoutMs: number, signal: AbortSignal): Promise<void> {
    if (!this.#given) {
      const woken = new AbortController();
      this.#wake = () => woken.abort();
      const ended = AbortSignal.any([woken.signal, signal]);
      await delay(timeoutMs, undefined, { signal: ended }).catch(() => undefined);
      this.#wake = null;
    }
    this.#given = false;
  }
}
