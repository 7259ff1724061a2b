import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostgresAccount } from './account.ts';

/** Where the server listens: a private folder wherever that can be, otherwise loopback behind a password. */
export type PostgresAddress =
  | { readonly kind: 'socket'; readonly folder: string }
  | { readonly kind: 'loopback'; readonly port: number };

/** The longest path of a Unix socket on Linux; macOS allows four bytes less. */
const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

const socketPort = 5432;

/** Where a socket can stand whose path would be too long below the data folder. */
export function usualTemporaryFolders(): readonly string[] {
  const runtimeFolders = process.getuid === undefined ? [] : [`/run/user/${process.getuid()}`];
  return [...runtimeFolders, tmpdir()];
}

export async function choosePostgresAddress(
  dataDir: string,
  account: PostgresAccount,
  temporaryFolders: readonly string[],
): Promise<PostgresAddress> {
  const short = `gradecheck-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const folders = [join(dataDir, 'run'), ...temporaryFolders.map((parent) => join(parent, short))];
  const folder = folders.find((path) => fits(path) && makePrivate(path, account));
  if (folder !== undefined) return { kind: 'socket', folder };
  return { kind: 'loopback', port: await findFreePort() };
}

/** Settings for the command line of `postgres`. */
export function listenSettings(address: PostgresAddress): Readonly<Record<string, string>> {
  if (address.kind === 'loopback') {
    return { listen_addresses: '127.0.0.1', port: `${address.port}`, unix_socket_directories: '' };
  }
  const quoted = `"${address.folder.replaceAll('"', '""')}"`;
  return {
    listen_addresses: '',
    port: `${socketPort}`,
    unix_socket_directories: quoted,
    unix_socket_permissions: '0700',
  };
}

export function connectionUrl(
  address: PostgresAddress,
  user: string,
  password: string,
  database: string,
): string {
  if (address.kind === 'loopback') {
    return `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${address.port}/${database}`;
  }
  return `postgresql://${user}@localhost:${socketPort}/${database}?host=${encodeURIComponent(address.folder)}`;
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestSocketPath;
}

/** Makes the folder, open to its owner alone; false where it is somebody else's or cannot be made. */
function makePrivate(folder: string, account: PostgresAccount): boolean {
  const owner = account.kind === 'user' ? account : { uid: process.getuid?.(), gid: null };
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    const found = lstatSync(folder);
    if (!found.isDirectory()) return false;
    if (found.uid !== process.getuid?.() && found.uid !== owner.uid) return false;
    if (account.kind === 'user') chownSync(folder, account.uid, account.gid);
    chmodSync(folder, 0o700);
    return true;
  } catch {
    return false;
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string')
          reject(new Error('No port was given.'));
        else resolve(address.port);
      });
    });
  });
}
