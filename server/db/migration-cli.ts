import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { isSchemaMigrated } from './migration-files.ts';

const usage = `Usage: npm run migration -- new <name>   write the migration for the changes of prisma/schema.prisma
       npm run migration -- check        fail if a change of the schema has no migration`;

const [command, name] = process.argv.slice(2);

if (command === 'check') await check();
else if (command === 'new' && name !== undefined && /^[a-z0-9][a-z0-9_-]*$/.test(name))
  await plan(name);
else fail(usage);

async function check(): Promise<void> {
  if (await isSchemaMigrated()) return;
  fail(
    'prisma/schema.prisma has changed without a migration. Run: npm run migration -- new <name>',
  );
}

async function plan(migrationName: string): Promise<void> {
  const { planMigration } = await import('./plan-migration.ts'); // loads a large engine
  const dataDir = await mkdtemp(join(tmpdir(), 'gradecheck-migration-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  try {
    const folder = await planMigration(migrationName, postgres.url, new Date());
    console.log(
      folder === null
        ? 'The change needs no migration; the snapshot is up to date.'
        : `prisma/migrations/${folder}/migration.sql: read it, add what Prisma cannot say, commit it.`,
    );
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
