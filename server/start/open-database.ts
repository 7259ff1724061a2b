import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { checkConnection } from '../db/check-connection.ts';
import { createDatabase } from '../db/client.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { applyMigrations } from '../db/migrate.ts';
import type { Database } from '../db/transaction.ts';
import type { Shutdown } from './shutdown.ts';
import { tell, tellStep } from './tell.ts';

export interface OpenDatabase {
  readonly db: Database;
  readonly url: string;
}

/** The database, reachable and migrated. */
export async function openDatabase(
  config: Config,
  logger: Logger,
  shutdown: Shutdown,
): Promise<OpenDatabase> {
  const url = await reachPostgres(config, logger, shutdown);
  await tellStep('Migrations', () => applyMigrations(url), countApplied);
  let isClosing = false;
  const db = createDatabase({
    url,
    onIdleError: (err) => {
      if (!isClosing) logger.warn({ err }, 'a database connection was lost');
    },
  });
  shutdown.add('database connections', () => {
    isClosing = true;
    return db.$disconnect();
  });
  return { db, url };
}

async function reachPostgres(
  { databaseUrl, dataDir, role }: Config,
  logger: Logger,
  shutdown: Shutdown,
): Promise<string> {
  if (databaseUrl !== null) {
    await tellStep(
      'Database',
      () => checkConnection(databaseUrl),
      () => 'reached',
    );
    return databaseUrl;
  }
  const start = () =>
    startEmbeddedPostgres({
      dataDir,
      durable: true,
      mayJoin: role !== 'all',
      onLog: (line) => logger.debug({ postgres: line }),
    });
  const postgres = await tellStep('Database', start, () => `PostgreSQL in ${dataDir}`);
  let isExpected = false;
  shutdown.add('PostgreSQL', () => {
    isExpected = true;
    return postgres.stop();
  });
  void postgres.ended.then((log) => {
    if (isExpected) return;
    logger.fatal({ log }, 'PostgreSQL ended by itself');
    tell('PostgreSQL ended by itself, so GradeCheck ends too.');
    void shutdown.run().then(() => process.exit(1));
  });
  return postgres.url;
}

function countApplied(names: readonly string[]): string {
  return names.length === 0 ? 'up to date' : `${names.length} applied`;
}
