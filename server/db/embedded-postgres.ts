import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { asAccount, choosePostgresAccount } from './embedded/account.ts';
import {
  choosePostgresAddress,
  connectionUrl,
  listenSettings,
  usualTemporaryFolders,
} from './embedded/address.ts';
import { findPostgresBinaries } from './embedded/binaries.ts';
import { createDatabaseIfMissing } from './embedded/create-database.ts';
import { inUse, stopOrphan } from './embedded/data-folder.ts';
import { joinRunning, urlFileIn } from './embedded/join.ts';
import { initialiseCluster } from './embedded/initialise.ts';
import { startServerProcess } from './embedded/server-process.ts';
import { tryLock } from '../setup/lock.mjs';
import { makeDataDir } from '../start/data-dir.ts';

export interface EmbeddedPostgresOptions {
  /** Holds the cluster and what belongs to it; made if it is missing. */
  readonly dataDir: string;
  /** False gives up crash safety for speed: tests only. */
  readonly durable: boolean;
  /** Whether the server of another GradeCheck on this folder will do: the other half of a pair. */
  readonly mayJoin?: boolean;
  /** Where the socket may stand if the data folder's path is too long for one. */
  readonly temporaryFolders?: readonly string[];
  readonly onLog?: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly url: string;
  /** Resolves with the last lines of the server's log when it has ended. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

const user = 'gradecheck';
const database = 'gradecheck';

const settings = {
  max_connections: '60',
  shared_buffers: '64MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const carefreeSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** Starts the PostgreSQL 18 that npm installed and waits until it answers. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  makeDataDir(dataDir);
  const lock = tryLock(join(dataDir, 'lock'));
  if ('holder' in lock) {
    if (options.mayJoin) return joinRunning(dataDir);
    throw inUse(dataDir, lock.holder);
  }
  const urlFile = urlFileIn(dataDir);
  const release = () => {
    rmSync(urlFile, { force: true });
    lock.release();
  };
  try {
    rmSync(urlFile, { force: true });
    const server = await startIn(dataDir, options);
    writeFileSync(urlFile, server.url, { mode: 0o600 });
    return { ...server, stop: () => server.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

async function startIn(
  dataDir: string,
  {
    durable,
    temporaryFolders = usualTemporaryFolders(),
    onLog = () => undefined,
  }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const dataFolder = join(dataDir, 'postgres');
  const binaries = findPostgresBinaries();
  const account = choosePostgresAccount({ binary: binaries.postgres, dataDir, dataFolder });
  if (account.kind === 'user') chmodSync(dataDir, 0o711); // may pass through, may not look around
  const password = readOrCreatePassword(join(dataDir, 'postgres.password'));
  await stopOrphan(dataFolder);
  await initialiseCluster({ ...binaries, dataFolder, account, user, password, durable });
  const address = await choosePostgresAddress(dataDir, account, temporaryFolders);
  const flags = Object.entries({
    ...settings,
    ...(durable ? {} : carefreeSettings),
    ...listenSettings(address),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = asAccount(account, binaries.postgres, '-D', dataFolder, ...flags);
  const server = await startServerProcess(command, dataFolder, onLog);
  try {
    await createDatabaseIfMissing(connectionUrl(address, user, password, 'postgres'), database);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stop = async () => {
    await server.stop();
    if (address.kind === 'socket') rmSync(address.folder, { recursive: true, force: true });
  };
  return { ...server, stop, url: connectionUrl(address, user, password, database) };
}

function readOrCreatePassword(path: string): string {
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8');
}
