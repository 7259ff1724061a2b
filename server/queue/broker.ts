import { PgBoss, fromPrisma } from 'pg-boss';
import type { BaseLogger } from 'pino';
import { channels } from '../db/notifications.ts';
import type { Transaction } from '../db/transaction.ts';
import { lanes } from '../operations/enqueue.ts';
import type { EnqueueRun, Lane, QueuedRun } from '../operations/enqueue.ts';
import type { QueueDepth } from '../operations/queue-state.ts';

/** A run handed to this process to be graded. */
export interface Job {
  readonly runId: string;
  readonly lane: Lane;
  /** Which delivery of the job this is; settling an older one changes nothing. */
  readonly delivery: number;
}

/** Everything that we ask of a message broker. This file is the only one that knows which broker it is. */
export interface Broker {
  readonly enqueue: EnqueueRun;
  /** Queues many at once; of one student's runs the first named goes first. */
  readonly enqueueAll: (
    tx: Transaction,
    lane: Lane,
    runs: readonly { readonly runId: string; readonly userId: string }[],
  ) => Promise<void>;
  /** Takes at most so many jobs; each must be kept alive until it is completed or released. */
  readonly fetch: (lane: Lane, atMost: number) => Promise<readonly Job[]>;
  readonly complete: (job: Job) => Promise<void>;
  /** Gives a job back, to be delivered again after a short pause. */
  readonly release: (job: Job, reason: string) => Promise<void>;
  readonly keepAlive: (jobs: readonly Job[]) => Promise<void>;
  /** The runs that wait or are being worked on somewhere. */
  readonly liveRuns: () => Promise<ReadonlySet<string>>;
  /** The runs that nobody works on yet, in the order in which they will be taken. */
  readonly waitingRuns: (lane: Lane) => Promise<readonly string[]>;
  readonly depths: () => Promise<readonly QueueDepth[]>;
  /** Queues a run whose job was lost. */
  readonly enqueueAgain: (tx: Transaction, run: QueuedRun) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface BrokerOptions {
  readonly databaseUrl: string;
  readonly logger: Pick<BaseLogger, 'warn'>;
}

const queues = { interactive: 'grading', regrade: 'regrading' } as const satisfies Record<
  Lane,
  string
>;

const schema = 'pgboss';

/**
 * A worker that is killed stops sending heartbeats; ten seconds later (the least that pg-boss allows) the supervisor,
 * which looks every second, gives its jobs to others. Retries have no end here: how often a run may fail is decided
 * where its failures are counted.
 */
const queueOptions = {
  heartbeatSeconds: 10,
  expireInSeconds: 120,
  retryLimit: 1_000_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 2,
  retentionSeconds: 90 * 24 * 3600,
  deleteAfterSeconds: 3600,
} as const;

export async function startBroker({ databaseUrl, logger }: BrokerOptions): Promise<Broker> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema,
    max: 5,
    schedule: false,
    superviseIntervalSeconds: 1,
    monitorIntervalSeconds: 1,
  });
  boss.on('error', ({ message }) => logger.warn({ reason: message }, 'the queue reports an error'));
  boss.on('warning', (warning) => logger.warn({ warning }, 'the queue reports a warning'));
  await boss.start();
  for (const name of Object.values(queues)) {
    await boss.createQueue(name, queueOptions);
    await boss.updateQueue(name, queueOptions);
  }

  return {
    enqueue: (tx, run) => enqueue(boss, tx, run),
    enqueueAll: (tx, lane, runs) => enqueueAll(boss, tx, lane, runs),
    fetch: async (lane, atMost) => {
      const jobs = await boss.fetch(queues[lane], { batchSize: atMost });
      return jobs.map(({ id, retryCount }) => ({ runId: id, lane, delivery: retryCount }));
    },
    complete: async (job) => {
      await boss.complete(queues[job.lane], attemptOf(job));
    },
    release: async (job, reason) => {
      await boss.fail(queues[job.lane], attemptOf(job), { message: reason });
    },
    keepAlive: (jobs) => keepAlive(boss, jobs),
    liveRuns: async () => {
      const { rows } = await boss
        .getDb()
        .executeSql(`SELECT id FROM ${schema}.job WHERE name = ANY($1) AND state < 'completed'`, [
          Object.values(queues),
        ]);
      return new Set(rows.map(({ id }: { id: string }) => id));
    },
    waitingRuns: async (lane) => {
      const { rows } = await boss
        .getDb()
        .executeSql(
          `SELECT id FROM ${schema}.job WHERE name = $1 AND state < 'active' ORDER BY priority DESC, created_on`,
          [queues[lane]],
        );
      return rows.map(({ id }: { id: string }) => id);
    },
    depths: () => Promise.all(lanes.map((lane) => depthOf(boss, lane))),
    enqueueAgain: async (tx, run) => {
      await boss.deleteJob(queues[run.lane], run.runId, { db: fromPrisma(tx) });
      await enqueue(boss, tx, run);
    },
    stop: () => boss.stop({ graceful: false }),
  };
}

/**
 * Jobs are taken by priority. A student's newest has 0 and every newer one pushes the older ones one down, so that
 * students take turns, each beginning with the newest, and nobody waits for another's forty submissions.
 */
async function enqueue(boss: PgBoss, tx: Transaction, run: QueuedRun): Promise<void> {
  const db = fromPrisma(tx);
  const queue = queues[run.lane];
  await db.executeSql(
    `UPDATE ${schema}.job SET priority = priority - 1 WHERE name = $1 AND singleton_key = $2 AND state < 'active'`,
    [queue, run.userId],
  );
  await boss.send(queue, null, { id: run.runId, singletonKey: run.userId, priority: 0, db });
  await db.executeSql('SELECT pg_notify($1, $2)::text', [channels.queue, run.lane]);
}

async function enqueueAll(
  boss: PgBoss,
  tx: Transaction,
  lane: Lane,
  runs: readonly { readonly runId: string; readonly userId: string }[],
): Promise<void> {
  const db = fromPrisma(tx);
  const turns = new Map<string, number>();
  const jobs = runs.map(({ runId, userId }) => {
    const turn = turns.get(userId) ?? 0;
    turns.set(userId, turn + 1);
    return { id: runId, singletonKey: userId, priority: -turn };
  });
  await boss.insert(queues[lane], jobs, { db });
  await db.executeSql('SELECT pg_notify($1, $2)::text', [channels.queue, lane]);
}

async function depthOf(boss: PgBoss, lane: Lane): Promise<QueueDepth> {
  const { rows } = await boss.getDb().executeSql(
    `SELECT count(*) FILTER (WHERE state < 'active')::int AS waiting,
       count(*) FILTER (WHERE state = 'active')::int AS active,
       coalesce(extract(epoch FROM now() - min(created_on) FILTER (WHERE state < 'active')), 0)::float AS "oldestSeconds"
     FROM ${schema}.job WHERE name = $1 AND state <= 'active'`,
    [queues[lane]],
  );
  const depth: Omit<QueueDepth, 'lane'> = rows[0]; // an aggregate without GROUP BY always has one row
  return { lane, ...depth };
}

async function keepAlive(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const lane of lanes) {
    const attempts = jobs.filter((job) => job.lane === lane).map(attemptOf);
    if (attempts.length > 0) await boss.touch(queues[lane], attempts);
  }
}

const attemptOf = ({ runId, delivery }: Job): { id: string; retryCount: number } => ({
  id: runId,
  retryCount: delivery,
});
