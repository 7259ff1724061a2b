import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { Client } from 'pg';
import { describe, expect, onTestFinished } from 'vitest';
import { applyMigrations } from '../../../server/db/migrate.ts';
import {
  isSchemaMigrated,
  migrationsFolder,
  readMigrations,
  schemaFile,
} from '../../../server/db/migration-files.ts';
import { diff } from '../../../server/db/plan-migration.ts';
import { cloneDatabase, test } from '../database.ts';

async function emptyDatabase(): Promise<string> {
  const clone = await cloneDatabase({ empty: true });
  onTestFinished(clone.drop);
  return clone.url;
}

/** The real migrations and one more. */
async function folderWith(name: string, sql: string): Promise<URL> {
  const path = await mkdtemp(join(tmpdir(), 'gradecheck-migrations-'));
  onTestFinished(() => rm(path, { recursive: true }));
  await cp(migrationsFolder, path, { recursive: true });
  await mkdir(join(path, name));
  await writeFile(join(path, name, 'migration.sql'), sql);
  return pathToFileURL(`${path}/`);
}

async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the schema', () => {
  test('has a migration for every change', async () => {
    expect(await isSchemaMigrated()).toBe(true);
  });

  test('and the migrations make the same tables, columns, enums, keys and indexes', async () => {
    const [migrated, planned] = [await emptyDatabase(), await emptyDatabase()];
    await applyMigrations(migrated);
    const empty = 'datasource db {\n  provider = "postgresql"\n}';
    await query(planned, await diff(empty, await readFile(schemaFile, 'utf8'), planned));
    const columns = `SELECT table_name, column_name, udt_name, is_nullable, column_default
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
      ORDER BY 1, 2`;
    const enums = `SELECT t.typname, e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
      ORDER BY 1, e.enumsortorder`;
    for (const catalogue of [columns, enums]) {
      expect(await query(migrated, catalogue)).toEqual(await query(planned, catalogue));
    }
    const indexes = `SELECT indexdef AS definition FROM pg_indexes
      WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`;
    const keys = `SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE contype IN ('f', 'p', 'u') AND connamespace = 'public'::regnamespace
      AND conrelid <> to_regclass('"_prisma_migrations"') ORDER BY 1`;
    for (const catalogue of [indexes, keys]) {
      expect(await query(migrated, catalogue)).toEqual(
        expect.arrayContaining([...(await query(planned, catalogue))]),
      );
    }
  });
});

describe('applying migrations', () => {
  test('does nothing the second time', async () => {
    const url = await emptyDatabase();
    const names = (await readMigrations(migrationsFolder)).map(({ name }) => name);
    expect(await applyMigrations(url)).toEqual(names);
    expect(await applyMigrations(url)).toEqual([]);
  });

  test('works when server and worker start at the same moment', async () => {
    const url = await emptyDatabase();
    const names = (await readMigrations(migrationsFolder)).map(({ name }) => name);
    const applied = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(url)));
    expect(applied.flat()).toEqual(names);
  });

  test('leaves nothing of a migration that fails halfway, and goes on once it is corrected', async () => {
    const url = await emptyDatabase();
    const broken = await folderWith(
      '20990101000000_broken',
      `CREATE TABLE half (id int); INSERT INTO half VALUES (1); SELECT 1 / 0;`,
    );
    await expect(applyMigrations(url, broken)).rejects.toThrow(
      'The migration 20990101000000_broken failed and was undone: division by zero.',
    );
    expect(await query(url, `SELECT to_regclass('half') AS found`)).toEqual([{ found: null }]);
    const corrected = await folderWith('20990101000000_broken', `CREATE TABLE half (id int);`);
    expect(await applyMigrations(url, corrected)).toEqual(['20990101000000_broken']);
  });

  test('runs a function body with semicolons as one statement', async () => {
    const url = await emptyDatabase();
    const folder = await folderWith(
      '20990101000000_function',
      `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;`,
    );
    await applyMigrations(url, folder);
    expect(await query(url, 'SELECT two() AS answer')).toEqual([{ answer: 2 }]);
  });

  test('refuses a database of a newer version', async () => {
    const url = await emptyDatabase();
    await applyMigrations(url, await folderWith('20990101000000_newer', 'SELECT 1;'));
    await expect(applyMigrations(url)).rejects.toThrow(
      'The database has the migration 20990101000000_newer, which this GradeCheck does not know.',
    );
  });

  test('refuses a migration that was changed after it had been applied', async () => {
    const url = await emptyDatabase();
    await applyMigrations(url, await folderWith('20990101000000_changed', 'SELECT 1;'));
    const changed = await folderWith('20990101000000_changed', 'SELECT 2;');
    await expect(applyMigrations(url, changed)).rejects.toThrow(
      'The migration 20990101000000_changed was changed after it had been applied.',
    );
  });

  test("leaves a history that Prisma's own engine takes for its own", async () => {
    const url = await emptyDatabase();
    await applyMigrations(url);
    const migrations = await readMigrations(migrationsFolder);
    const engine = await SchemaEngine.new(
      { datamodels: undefined },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(new PrismaPg(url)),
    );
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList: {
        baseDir: 'prisma/migrations',
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
        shadowDbInitScript: '',
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
        })),
      },
      optInToShadowDatabase: false,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    expect(diagnosis).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
  });
});
