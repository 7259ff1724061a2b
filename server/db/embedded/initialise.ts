import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { explainFailure } from './explain-failure.ts';
import { asAccount, type PostgresAccount } from './account.ts';

export interface Cluster {
  readonly initdb: string;
  readonly dataFolder: string;
  readonly account: PostgresAccount;
  readonly user: string;
  /** Asked for on loopback; a private socket folder needs none. */
  readonly password: string;
  readonly durable: boolean;
}

/** Makes the data folder unless it exists. It appears complete or not at all. */
export async function initialiseCluster(cluster: Cluster): Promise<void> {
  const { dataFolder, account } = cluster;
  if (existsSync(dataFolder)) return;
  const draft = `${dataFolder}.new`;
  const passwordFile = `${draft}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600 });
  try {
    if (account.kind === 'user') {
      for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid);
    }
    await runInitdb(cluster, draft, passwordFile);
    renameSync(draft, dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function runInitdb(cluster: Cluster, folder: string, passwordFile: string): Promise<void> {
  const { command, ids } = asAccount(
    cluster.account,
    cluster.initdb,
    `--pgdata=${folder}`,
    `--username=${cluster.user}`,
    `--pwfile=${passwordFile}`,
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...(cluster.durable ? [] : ['--no-sync']),
  );
  const [program, ...args] = command;
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };
  const child = spawn(program, args, {
    ...ids,
    cwd: '/',
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(explainFailure(log.trim(), cluster.dataFolder));
    });
  });
}
