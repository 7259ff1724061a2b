import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { BaseLogger } from 'pino';

/** What processes tell each other through Postgres. A notice only saves waiting; whoever misses one finds out by polling. */
export const channels = {
  submission: 'gradecheck_submission',
  queue: 'gradecheck_queue',
} as const;

export type Channel = keyof typeof channels;

/** What the connection is called in `pg_stat_activity`; those of workers are counted there. */
export const listenerNames = {
  reader: 'gradecheck-listener',
  grader: 'gradecheck-grader',
} as const;

/** `payload` is null when notices may have been missed and everything has to be looked at again. */
export type NoticeListener = (payload: string | null) => void;

export interface Notifications {
  readonly connected: boolean;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (channel: Channel, listener: NoticeListener) => () => void;
  readonly stop: () => Promise<void>;
}

export interface NotificationOptions {
  readonly databaseUrl: string;
  /** This process grades. */
  readonly isGrader?: boolean;
  readonly logger: Pick<BaseLogger, 'warn'>;
}

const firstRetryMs = 100;
const longestRetryMs = 2_000;
const probeEveryMs = 10_000;
const probeTimeoutMs = 5_000;

const channelNames = Object.keys(channels) as Channel[]; // Object.keys widens; the table is closed

/** Holds one connection that listens on every channel, for all subscribers of this process, and replaces it when it is lost. */
export function listenForNotifications(options: NotificationOptions): Notifications {
  const listeners = new Listeners();
  const stopped = new AbortController();
  const listening = keepListening(options, listeners, stopped.signal);
  return {
    get connected() {
      return listeners.connected;
    },
    subscribe: (channel, listener) => listeners.add(channel, listener),
    stop: async () => {
      stopped.abort();
      await listening;
    },
  };
}

class Listeners {
  readonly #byChannel = { submission: new Set<NoticeListener>(), queue: new Set<NoticeListener>() };
  connected = false;

  add(channel: Channel, listener: NoticeListener): () => void {
    this.#byChannel[channel].add(listener);
    return () => this.#byChannel[channel].delete(listener);
  }

  tell(channel: Channel, payload: string | null): void {
    for (const listener of this.#byChannel[channel]) listener(payload);
  }
}

async function keepListening(
  options: NotificationOptions,
  listeners: Listeners,
  signal: AbortSignal,
): Promise<void> {
  let retryMs = firstRetryMs;
  while (!signal.aborted) {
    try {
      await listenUntilLost(options, listeners, signal);
    } catch (error) {
      retryMs = listeners.connected ? firstRetryMs : Math.min(retryMs * 2, longestRetryMs);
      listeners.connected = false;
      const reason = error instanceof Error ? error.message : String(error);
      options.logger.warn(
        { reason, retryMs },
        'lost the connection that listens; polling until it is back',
      );
      await pause(retryMs, signal);
    }
  }
}

/** Listens until `signal` aborts; throws when the connection is lost. */
async function listenUntilLost(
  { databaseUrl, isGrader }: NotificationOptions,
  listeners: Listeners,
  signal: AbortSignal,
): Promise<void> {
  const client = new Client({
    connectionString: databaseUrl,
    keepAlive: true,
    connectionTimeoutMillis: probeTimeoutMs,
    query_timeout: probeTimeoutMs,
    application_name: isGrader ? listenerNames.grader : listenerNames.reader,
  });
  const lost = new Promise<never>((_resolve, reject) => {
    client.once('error', reject);
    client.once('end', () => reject(new Error('the connection ended')));
  });
  lost.catch(() => undefined);
  client.on('notification', ({ channel, payload }) => {
    const name = channelNames.find((candidate) => channels[candidate] === channel);
    if (name) listeners.tell(name, payload ?? '');
  });
  try {
    await client.connect();
    for (const name of channelNames) await client.query(`LISTEN ${channels[name]}`);
    listeners.connected = true;
    for (const name of channelNames) listeners.tell(name, null);
    while (!signal.aborted) {
      await Promise.race([lost, pause(probeEveryMs, signal)]);
      if (!signal.aborted) await client.query('SELECT 1');
    }
  } finally {
    client.end().catch(() => undefined);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
