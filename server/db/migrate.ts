import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { StartFailure } from '../start/start-failure.ts';
import { migrationsFolder, readMigrations, type Migration } from './migration-files.ts';

/** The number that Prisma's own engine locks with, so that both can work on one database. */
const migrationLock = 72_707_369;

interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/**
 * Applies what the database does not have yet and answers with the names. Each migration and its entry in Prisma's own
 * table commit together: a process killed at any moment leaves the database before or after a migration, never between.
 */
export async function applyMigrations(
  databaseUrl: string,
  folder: URL = migrationsFolder,
): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SET lock_timeout = '60s'");
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const missing = findMissing(migrations, await readApplied(client));
    for (const migration of missing) await applyOne(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

async function readApplied(client: Client): Promise<readonly AppliedMigration[]> {
  await client.query(`
    CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
      "id" VARCHAR(36) PRIMARY KEY NOT NULL,
      "checksum" VARCHAR(64) NOT NULL,
      "finished_at" TIMESTAMPTZ,
      "migration_name" VARCHAR(255) NOT NULL,
      "logs" TEXT,
      "rolled_back_at" TIMESTAMPTZ,
      "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
      "applied_steps_count" INTEGER NOT NULL DEFAULT 0
    )`);
  const { rows } = await client.query<AppliedMigration>(`
    SELECT "migration_name" AS "name", "checksum", "finished_at" IS NOT NULL AS "finished"
    FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`);
  return rows;
}

/** Refuses a history that is not the beginning of ours. */
function findMissing(
  migrations: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name);
    if (migration === undefined) {
      throw new StartFailure(
        `The database has the migration ${name}, which this GradeCheck does not know. Start the newer version that made it.`,
      );
    }
    if (!finished) {
      throw new StartFailure(
        `The migration ${name} was begun by another tool and did not finish. Repair it with "prisma migrate resolve".`,
      );
    }
    if (checksum !== migration.checksum) {
      throw new StartFailure(
        `The migration ${name} was changed after it had been applied. Restore its file and write a new migration.`,
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function applyOne(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations"
        ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
        VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK');
    throw new StartFailure(
      `The migration ${name} failed and was undone: ${cause instanceof Error ? cause.message : String(cause)}.`,
      { cause },
    );
  }
}
