import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { BaseLogger } from 'pino';

/** What processes tell each other through Postgres. A notice only saves waiting; whoever misses one finds out by polling. */
export const channels = {
  submission: 'gradecheck_submission',
  queue: 'gradecheck_queue',
} as const;

export type Channel = keyof typeof channels;

/** `payload` is null when notices may have been missed and everything has to be looked at again. */
export type NoticeListener = (payload: string | null) => void;

export interface Notifications {
  readonly connected: boolean;
  /** Returns the function that ends the subscription. */
  readonly subscribe: (channel: Channel, listener: NoticeListener) => () => void;
  readonly stop: () => Promise<void>;
}

const firstRetryMs = 100;
const longestRetryMs = 2_000;
const probeEveryMs = 10_000;
const probeTimeoutMs = 5_000;

/** Holds one connection that listens on every channel, for all subscribers of this process, and replaces it when it is lost. */
export function listenForNotifications(options: {
  readonly databaseUrl: string;
  readonly logger: Pick<BaseLogger, 'warn'>;
}): Notifications {
  const listeners: Record<Channel, Set<NoticeListener>> = {
    submission: new Set(),
    queue: new Set(),
  };
  const stopped = new AbortController();
  let connected = false;

  const tell = (channel: Channel, payload: string | null): void => {
    for (const listener of listeners[channel]) listener(payload);
  };

  const listenOnce = async (): Promise<void> => {
    const client = new Client({
      connectionString: options.databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: probeTimeoutMs,
      query_timeout: probeTimeoutMs,
      application_name: 'gradecheck-listener',
    });
    const lost = new Promise<never>((_resolve, reject) => {
      client.once('error', reject);
      client.once('end', () => reject(new Error('the connection ended')));
    });
    lost.catch(() => undefined);
    client.on('notification', ({ channel, payload }) => {
      for (const name of channelNames) if (channels[name] === channel) tell(name, payload ?? '');
    });
    try {
      await client.connect();
      for (const name of channelNames) await client.query(`LISTEN ${channels[name]}`);
      connected = true;
      for (const name of channelNames) tell(name, null);
      while (!stopped.signal.aborted) {
        await Promise.race([lost, pause(probeEveryMs, stopped.signal)]);
        if (!stopped.signal.aborted) await client.query('SELECT 1');
      }
    } finally {
      connected = false;
      client.end().catch(() => undefined);
    }
  };

  const keepListening = async (): Promise<void> => {
    let retryMs = firstRetryMs;
    while (!stopped.signal.aborted) {
      const startedAt = performance.now();
      try {
        await listenOnce();
      } catch (error) {
        if (performance.now() - startedAt > longestRetryMs) retryMs = firstRetryMs;
        options.logger.warn(
          { err: error, retryMs },
          'lost the connection that listens; polling until it is back',
        );
        await pause(retryMs, stopped.signal);
        retryMs = Math.min(retryMs * 2, longestRetryMs);
      }
    }
  };
  const listening = keepListening();

  return {
    get connected() {
      return connected;
    },
    subscribe: (channel, listener) => {
      listeners[channel].add(listener);
      return () => listeners[channel].delete(listener);
    },
    stop: async () => {
      stopped.abort();
      await listening;
    },
  };
}

const channelNames = Object.keys(channels) as Channel[]; // Object.keys widens; the table is closed

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}
