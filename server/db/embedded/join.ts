import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedPostgres } from '../embedded-postgres.ts';
import { StartFailure } from '../../start/start-failure.ts';

const patienceMs = 60_000;
const pauseMs = 200;

/** Where the GradeCheck that runs the server leaves its address, for as long as it runs. */
export const urlFileIn = (dataDir: string): string => join(dataDir, 'postgres.url');

/** Uses the server of the GradeCheck that holds the folder, as soon as it is ready; stopping it is left to that one. */
export async function joinRunning(dataDir: string): Promise<EmbeddedPostgres> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const url = readOrNull(urlFileIn(dataDir));
    if (url !== null) {
      return { url, ended: new Promise(() => undefined), stop: async () => undefined };
    }
    await delay(pauseMs);
  }
  throw new StartFailure(
    `Another GradeCheck uses the data folder ${dataDir}, but its database is not ready. Stop it and start again.`,
  );
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
