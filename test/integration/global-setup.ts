import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../../server/db/embedded-postgres.ts';
import { applyMigrations } from '../../server/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database that nobody connects to: each test file gets a copy. */
    templateUrl: string;
  }
}

/** One PostgreSQL for the whole run, in a folder that is gone afterwards. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gradecheck-test-'));
  const removeFolder = () =>
    rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    await applyMigrations(postgres.url);
    project.provide('templateUrl', postgres.url);
    return async () => {
      await postgres.stop();
      await removeFolder();
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}
