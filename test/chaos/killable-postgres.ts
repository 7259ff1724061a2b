import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedPostgres } from '../../server/db/embedded-postgres.ts';
import type { EmbeddedPostgres } from '../../server/db/embedded-postgres.ts';

export interface KillablePostgres {
  readonly url: string;
  /** Kills the server's first process without a warning, and comes back when it has been started again. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const restartPatienceMs = 90_000;

/** A PostgreSQL as safe as a real one, so that what it has confirmed survives. */
export async function startKillablePostgres(dataDir: string): Promise<KillablePostgres> {
  let server = await startEmbeddedPostgres({ dataDir, durable: true });
  const { url } = server;
  return {
    url,
    kill: async () => {
      const pidFile = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
      process.kill(Number.parseInt(pidFile, 10), 'SIGKILL');
      await server.ended;
      await server.stop();
      server = await restart(dataDir);
      if (server.url !== url) throw new Error(`PostgreSQL came back at ${server.url}, not ${url}`);
    },
    stop: () => server.stop(),
  };
}

/** What is left of the killed server may be in the way for a moment. */
async function restart(dataDir: string): Promise<EmbeddedPostgres> {
  const deadline = Date.now() + restartPatienceMs;
  for (;;) {
    try {
      return await startEmbeddedPostgres({ dataDir, durable: true });
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(200);
    }
  }
}
