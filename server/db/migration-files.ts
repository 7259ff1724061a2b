import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

export const migrationsFolder = new URL('../../prisma/migrations/', import.meta.url);
export const schemaFile = new URL('../schema.prisma', migrationsFolder);
/** The schema as the newest migration leaves it. */
export const snapshotFile = new URL('snapshot.prisma', migrationsFolder);

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** As Prisma writes it into its table. */
  readonly checksum: string;
}

/** All migrations, oldest first. */
export async function readMigrations(folder: URL): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(new URL(`${name}/migration.sql`, folder), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** Whether every change of the schema has its migration. Compares text, so it needs no database. */
export async function isSchemaMigrated(): Promise<boolean> {
  const [schema, snapshot] = await Promise.all([
    readFile(schemaFile, 'utf8'),
    readFile(snapshotFile, 'utf8'),
  ]);
  return schema === snapshot;
}
