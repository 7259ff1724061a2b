import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from '../../start/start-failure.ts';

/** Which operating-system account runs PostgreSQL: it refuses to run as root. */
export type PostgresAccount =
  | { readonly kind: 'self' }
  /** A user namespace in which root appears as an ordinary user: no folder on the way need be open to others. */
  | { readonly kind: 'namespace'; readonly uid: number }
  /** The system's own `postgres`, who then owns the data folder: where namespaces are forbidden. */
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number };

interface Places {
  readonly binary: string;
  readonly dataDir: string;
  /** Inside `dataDir`; its owner stays what it is. */
  readonly dataFolder: string;
}

const overflowUid = 65_534; // `nobody`, in every passwd file: initdb wants a user with a name

export function choosePostgresAccount(places: Places): PostgresAccount {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const owner = existsSync(places.dataFolder) ? statSync(places.dataFolder).uid : null;
  const candidates: readonly (PostgresAccount | null)[] = [
    owner === null || owner === 0 ? { kind: 'namespace', uid: overflowUid } : null,
    owner !== 0 ? findPostgresUser(owner) : null,
  ];
  const chosen = candidates.find((account) => account !== null && canReach(account, places));
  if (chosen) return chosen;
  throw new StartFailure(
    `PostgreSQL does not run as root, and no other user can work in ${places.dataDir}. ` +
      'Start GradeCheck as an ordinary user, or set DATABASE_URL.',
  );
}

export interface AccountCommand {
  readonly command: readonly [string, ...string[]];
  readonly ids: { readonly uid?: number; readonly gid?: number };
}

/** The command that runs `program` under the account, and the ids to spawn it with. */
export function asAccount(
  account: PostgresAccount,
  program: string,
  ...args: readonly string[]
): AccountCommand {
  switch (account.kind) {
    case 'self':
      return { command: [program, ...args], ids: {} };
    case 'user':
      return { command: [program, ...args], ids: { uid: account.uid, gid: account.gid } };
    case 'namespace': {
      const map = [`--map-user=${account.uid}`, `--map-group=${account.uid}`];
      return { command: ['unshare', '--user', ...map, '--', program, ...args], ids: {} };
    }
  }
}

/** The system's `postgres`, or whoever owns the data folder already. */
function findPostgresUser(owner: number | null): PostgresAccount | null {
  try {
    const id = (flag: string) =>
      Number(
        execFileSync('id', [flag, `${owner ?? 'postgres'}`], { encoding: 'utf8', stdio: 'pipe' }),
      );
    return { kind: 'user', uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function canReach(account: PostgresAccount, { binary, dataDir }: Places): boolean {
  const script = '"$1" --version && cd "$2"';
  const { command, ids } = asAccount(
    account,
    '/bin/sh',
    '-c',
    script,
    'sh',
    binary,
    dirname(dataDir),
  );
  const [program, ...args] = command;
  return spawnSync(program, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}
