import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { migrationsFolder, schemaFile, snapshotFile } from './migration-files.ts';

/**
 * Writes the migration from the snapshot to the schema and answers with its folder's name, or with null where the
 * change (of a comment, say) needs none. The engine compares two texts, but does not start without a database.
 */
export async function planMigration(
  name: string,
  databaseUrl: string,
  now: Date,
): Promise<string | null> {
  const sql = await diff(
    await readFile(snapshotFile, 'utf8'),
    await readFile(schemaFile, 'utf8'),
    databaseUrl,
  );
  const isEmpty = sql.replaceAll(/--.*$/gm, '').trim() === '';
  const folderName = `${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}_${name}`;
  if (!isEmpty) {
    const folder = new URL(`${folderName}/`, migrationsFolder);
    await mkdir(folder, { recursive: true });
    await writeFile(new URL('migration.sql', folder), sql);
  }
  await cp(schemaFile, snapshotFile);
  return isEmpty ? null : folderName;
}

/** SQL that turns a database of one schema into one of the other. Never asks for a shadow database. */
export async function diff(from: string, to: string, databaseUrl: string): Promise<string> {
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', to]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(databaseUrl)),
  );
  try {
    const { stdout } = await engine.diff({
      from: datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? '';
  } finally {
    engine.free();
  }
}

function datamodel(content: string) {
  return {
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  };
}
