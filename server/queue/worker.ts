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

const pollMs = 1_000;
const heartbeatMs = 3_000;
const recoverEveryMs = 60_000;
const defaultPatienceMs = 15_000;

export function startWorker(options: WorkerOptions): Worker {
  return new Worker(options);
}

/** Keeps every slot busy as long as there is work. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #inHand = new Map<Job, Promise<void>>();
  readonly #stopping = new AbortController();
  readonly #loops: readonly Promise<void>[];
  readonly #heartbeat: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #wake = new AbortController();

  constructor(options: WorkerOptions) {
    const { db, broker, notifications } = options;
    this.#options = options;
    this.#unsubscribe = notifications.subscribe('queue', () => this.#wake.abort());
    this.#loops = [
      this.#takeJobs(),
      this.#repeat(recoverEveryMs, 'recover runs', () => recoverRuns(db, broker)),
    ];
    this.#heartbeat = setInterval(() => void this.#sendHeartbeats(), heartbeatMs);
  }

  /** Takes no more jobs, waits for those in hand, and gives back what is not done in time. */
  async stop(patienceMs = defaultPatienceMs): Promise<void> {
    this.#stopping.abort();
    this.#unsubscribe();
    await Promise.all(this.#loops);
    const done = Promise.all(this.#inHand.values());
    await Promise.race([done, delay(patienceMs, undefined, { ref: false })]);
    clearInterval(this.#heartbeat);
    await Promise.all(
      [...this.#inHand.keys()].map((job) => this.#release(job, 'the worker stops')),
    );
  }

  async #takeJobs(): Promise<void> {
    const { slots, logger } = this.#options;
    while (!this.#stopping.signal.aborted) {
      this.#wake = new AbortController();
      const roused = AbortSignal.any([this.#wake.signal, this.#stopping.signal]);
      try {
        await this.#take('interactive', slots - this.#inHand.size);
        await this.#take('regrade', freeForRegrades(slots, [...this.#inHand.keys()]));
      } catch (error) {
        logger.warn({ err: error }, 'could not fetch jobs; trying again');
      }
      await delay(pollMs, undefined, { signal: roused }).catch(() => undefined);
    }
  }

  async #take(lane: Lane, atMost: number): Promise<void> {
    if (atMost <= 0) return;
    for (const job of await this.#options.broker.fetch(lane, atMost)) {
      this.#inHand.set(job, this.#grade(job));
    }
  }

  async #grade(job: Job): Promise<void> {
    const { broker, logger } = this.#options;
    try {
      const outcome = await gradeRun(this.#options, job);
      if (outcome === 'over') await broker.complete(job);
      else await broker.release(job, 'to be tried again');
    } catch (error) {
      // The database is away, most likely: without heartbeats the job returns by itself.
      logger.error({ err: error, runId: job.runId }, 'a job could not be settled');
      await this.#release(job, String(error));
    } finally {
      this.#inHand.delete(job);
      this.#wake.abort();
    }
  }

  async #release(job: Job, reason: string): Promise<void> {
    await this.#options.broker.release(job, reason).catch(() => undefined);
  }

  async #sendHeartbeats(): Promise<void> {
    try {
      await this.#options.broker.keepAlive([...this.#inHand.keys()]);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'could not send heartbeats');
    }
  }

  async #repeat(everyMs: number, what: string, act: () => Promise<unknown>): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await act().catch((error: unknown) =>
        this.#options.logger.warn({ err: error }, `could not ${what}`),
      );
      await delay(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Regrades get what interactive work leaves, and never more than a quarter of the slots, but one at least. */
function freeForRegrades(slots: number, inHand: readonly Job[]): number {
  const regrades = inHand.filter(({ lane }) => lane === 'regrade').length;
  const share = Math.max(1, Math.floor(slots / 4));
  return Math.min(slots - inHand.length, share - regrades);
}
