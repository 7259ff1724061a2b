import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import { SubmissionEvent } from '#contract/api/submissions.ts';
import type { Database } from '../db/transaction.ts';
import { listEventsAfter } from '../db/event-queries.ts';
import type { Notifications } from '../db/notifications.ts';
import type { FindStanding, Standing } from '../operations/queue-standing.ts';

export interface FeedEntry {
  /** Null for what is true only now and told to nobody later. */
  readonly id: bigint | null;
  readonly event: SubmissionEvent;
}

interface StoredEntry extends FeedEntry {
  readonly id: bigint;
}

interface FeedOptions {
  readonly db: Database;
  readonly notifications: Notifications;
  readonly findStanding: FindStanding;
  readonly logger: Pick<FastifyBaseLogger, 'warn'>;
}

/** While notices arrive, looking unasked is only insurance; while they do not, it is all there is. */
const insurancePollMs = 15_000;
const fallbackPollMs = 1_000;

/** Whoever waits longer is told the place in the queue, and every change of it. */
const silenceMs = 800;

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
    let mayWait = true;
    let told: Standing | null = null;
    while (!signal.aborted) {
      for (const entry of await readEntries(options, submissionId, last)) {
        yield entry;
        last = entry.id;
        mayWait = entry.event.event === 'queued';
        if (entry.event.event === 'verdict') return;
      }
      const pollMs = notifications.connected ? insurancePollMs : fallbackPollMs;
      const wasNoticed = await notice.wait(mayWait ? silenceMs : pollMs, signal);
      if (wasNoticed || !mayWait || signal.aborted) continue;

      const standing = await readStanding(options, submissionId);
      if (standing === null || isSame(standing, told)) continue;
      told = standing;
      yield { id: null, event: { event: 'queued', data: standing } };
    }
  } finally {
    unsubscribe();
  }
}

/** Verdicts that a later try has made worthless are left out: none of them is the end. */
async function readEntries(
  { db, logger }: FeedOptions,
  submissionId: string,
  after: bigint,
): Promise<readonly StoredEntry[]> {
  try {
    const rows = await listEventsAfter(db, submissionId, after);
    return rows
      .filter(({ event }, at) => event !== 'verdict' || at === rows.length - 1)
      .map(({ id, event, data }) => ({ id, event: SubmissionEvent.parse({ event, data }) }));
  } catch (error) {
    logger.warn({ err: error, submissionId }, 'could not read events; trying again');
    return [];
  }
}

async function readStanding(
  { findStanding, logger }: FeedOptions,
  submissionId: string,
): Promise<Standing | null> {
  try {
    return await findStanding(submissionId);
  } catch (error) {
    logger.warn({ err: error, submissionId }, 'could not look at the queue; trying again');
    return null;
  }
}

function isSame(standing: Standing, told: Standing | null): boolean {
  return standing.ahead === told?.ahead && standing.graderAway === told.graderAway;
}

/** Remembers that something happened until somebody waits for it, so that no notice falls between reading and waiting. */
class Notice {
  #given = false;
  #wake: (() => void) | null = null;

  give(): void {
    this.#given = true;
    this.#wake?.();
  }

  /** True once something has happened, false after a wait in vain. */
  async wait(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    if (!this.#given) {
      const woken = new AbortController();
      this.#wake = () => woken.abort();
      const ended = AbortSignal.any([woken.signal, signal]);
      await delay(timeoutMs, undefined, { signal: ended }).catch(() => undefined);
      this.#wake = null;
    }
    const wasGiven = this.#given;
    this.#given = false;
    return wasGiven;
  }
}
