import { setTimeout as delay } from 'node:timers/promises';
import type { Notifications } from '../db/notifications.ts';
import type { Lane } from '../operations/enqueue.ts';
import type { Broker, Job } from './broker.ts';
import { gradeRun } from './grade-run.ts';
import type { GradeRunOptions } from './grade-run.ts';
import { recoverRuns } from './recover-runs.ts';

export interface WorkerOptions extends GradeRunOptions {
  readonly broker: Broker;
  readonly notifications: Notifications;
  /** Gradings at the same time: as many as there are student processes. */
  readonly slots: number;
}

export interface Worker {
  /** Takes no more jobs, waits for those in hand, and gives back what is not done in time. */
  readonly stop: (patienceMs?: number) => Promise<void>;
}

const pollMs = 1_000;
const heartbeatMs = 3_000;
const recoverEveryMs = 60_000;
const defaultPatienceMs = 15_000;

/** Keeps every slot busy as long as there is work. */
export function startWorker(options: WorkerOptions): Worker {
  const { broker, db, logger, notifications, slots } = options;
  const inHand = new Map<Job, Promise<void>>();
  const stopping = new AbortController();
  let wake = new AbortController();
  const unsubscribe = notifications.subscribe('queue', () => wake.abort());

  const gradeJob = async (job: Job): Promise<void> => {
    try {
      const outcome = await gradeRun(options, job.runId);
      if (outcome === 'over') await broker.complete(job);
      else await broker.release(job, 'to be tried again');
    } catch (error) {
      // The database is away, most likely: without heartbeats the job returns by itself.
      logger.error({ err: error, runId: job.runId }, 'a job could not be settled');
      await broker.release(job, String(error)).catch(() => undefined);
    } finally {
      inHand.delete(job);
      wake.abort();
    }
  };

  const takeJobs = async (lane: Lane, atMost: number): Promise<void> => {
    if (atMost <= 0) return;
    for (const job of await broker.fetch(lane, atMost)) inHand.set(job, gradeJob(job));
  };

  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      wake = new AbortController();
      const rouse = AbortSignal.any([wake.signal, stopping.signal]);
      try {
        await takeJobs('interactive', slots - inHand.size);
        await takeJobs('regrade', freeForRegrades(slots, [...inHand.keys()]));
      } catch (error) {
        logger.warn({ err: error }, 'could not fetch jobs; trying again');
      }
      await delay(pollMs, undefined, { signal: rouse }).catch(() => undefined);
    }
  };

  const repeat = async (
    everyMs: number,
    what: string,
    act: () => Promise<unknown>,
  ): Promise<void> => {
    while (!stopping.signal.aborted) {
      await act().catch((error: unknown) => logger.warn({ err: error }, `could not ${what}`));
      await delay(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const loops = [work(), repeat(recoverEveryMs, 'recover runs', () => recoverRuns(db, broker))];
  const heartbeat = setInterval(() => {
    broker
      .keepAlive([...inHand.keys()])
      .catch((error: unknown) => logger.warn({ err: error }, 'could not send heartbeats'));
  }, heartbeatMs);

  return {
    stop: async (patienceMs = defaultPatienceMs) => {
      stopping.abort();
      unsubscribe();
      await Promise.all(loops);
      await Promise.race([
        Promise.all(inHand.values()),
        delay(patienceMs, undefined, { ref: false }),
      ]);
      clearInterval(heartbeat);
      await Promise.all(
        [...inHand.keys()].map((job) =>
          broker.release(job, 'the worker stops').catch(() => undefined),
        ),
      );
    },
  };
}

/** Regrades get what interactive work leaves, and never more than a quarter of the slots, but one at least. */
function freeForRegrades(slots: number, inHand: readonly Job[]): number {
  const regrades = inHand.filter(({ lane }) => lane === 'regrade').length;
  const share = Math.max(1, Math.floor(slots / 4));
  return Math.min(slots - inHand.length, share - regrades);
}
