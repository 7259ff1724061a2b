import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmbeddedPostgres } from '../../../server/db/embedded-postgres.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gradecheck-embedded-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

interface Program {
  readonly pid: number;
  readonly kill: (signal: NodeJS.Signals) => Promise<void>;
}

/** Another process that has started the database in the folder. */
async function startElsewhere(dataDir: string): Promise<Program> {
  const module = new URL('../../../server/db/embedded-postgres.ts', import.meta.url);
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(fileURLToPath(module))};
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    console.log('ready');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  onTestFinished(async () => {
    const server = await postmasterOf(dataDir).catch(() => null);
    await kill('SIGKILL');
    if (server !== null) await hasEnded(server);
  });
  return { pid: child.pid ?? 0, kill };
}

async function postmasterOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

async function parentOf(pid: number): Promise<number> {
  return Number(/^PPid:\s*(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function hasEnded(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await delay(50);
  return !isAlive(pid);
}

describe('the embedded PostgreSQL', () => {
  it('is version 18, listens on a private socket and nowhere else', async () => {
    const dataDir = await temporaryFolder();
    const postgres = await startEmbeddedPostgres({ dataDir, durable: true });
    onTestFinished(postgres.stop);
    const [settings] = await query(
      postgres.url,
      `SELECT current_setting('server_version_num')::int / 10000 AS version,
        current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync`,
    );
    expect(settings).toEqual({ version: 18, addresses: '', fsync: 'on' });
    expect((await stat(join(dataDir, 'run'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
  });

  it('keeps what was stored and leaves nothing running', async () => {
    const dataDir = await temporaryFolder();
    const first = await startEmbeddedPostgres({ dataDir, durable: false });
    const pid = await postmasterOf(dataDir);
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(isAlive(pid)).toBe(false);
    const second = await startEmbeddedPostgres({ dataDir, durable: false });
    onTestFinished(second.stop);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('stands in a temporary folder where the data folder has too long a path', async () => {
    const dataDir = join(await temporaryFolder(), 'a'.repeat(100));
    const short = await temporaryFolder();
    const postgres = await startEmbeddedPostgres({
      dataDir,
      durable: false,
      temporaryFolders: [short],
    });
    expect(new URL(postgres.url).searchParams.get('host')).toContain(short);
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect(await readdir(short)).toEqual([]);
  });

  it('asks for its password where it has to listen on loopback', async () => {
    const dataDir = join(await temporaryFolder(), 'a'.repeat(100));
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false, temporaryFolders: [] });
    onTestFinished(postgres.stop);
    const url = new URL(postgres.url);
    expect(url.hostname).toBe('127.0.0.1');
    expect(await query(url.href, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    url.password = 'guessed';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('makes its data folder completely or not at all', async () => {
    const dataDir = await temporaryFolder();
    await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true }); // a start that was killed left it
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    onTestFinished(postgres.stop);
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await readdir(dataDir)).not.toContain('postgres.new');
  });
});

describe('a data folder in use', () => {
  it('is refused with the process that uses it', async () => {
    const dataDir = await temporaryFolder();
    const other = await startElsewhere(dataDir);
    await expect(startEmbeddedPostgres({ dataDir, durable: false })).rejects.toThrow(
      `The data folder ${dataDir} is in use by another GradeCheck (process ${other.pid}). Stop that one, or set DATA_DIR to another folder.`,
    );
  });

  it('is shared by the two halves of a pair', async () => {
    const dataDir = await temporaryFolder();
    await startElsewhere(dataDir);
    const joined = await startEmbeddedPostgres({ dataDir, durable: false, mayJoin: true });
    expect(await query(joined.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await joined.stop();
    expect(await query(joined.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('when GradeCheck is killed', () => {
  it('PostgreSQL ends too, and the next start goes on', async () => {
    const dataDir = await temporaryFolder();
    const other = await startElsewhere(dataDir);
    const pid = await postmasterOf(dataDir);
    await other.kill('SIGKILL');
    expect(await hasEnded(pid)).toBe(true);
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    onTestFinished(postgres.stop);
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.runIf(process.platform === 'linux')(
    'together with whatever would have stopped PostgreSQL, the next start stops it',
    async () => {
      const dataDir = await temporaryFolder();
      const other = await startElsewhere(dataDir);
      const orphan = await postmasterOf(dataDir);
      process.kill(await parentOf(orphan), 'SIGKILL');
      await other.kill('SIGKILL');
      const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
      onTestFinished(postgres.stop);
      expect(await hasEnded(orphan)).toBe(true);
      expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    },
  );

  it('and PostgreSQL with it, the next start recovers what was committed', async () => {
    const dataDir = await temporaryFolder();
    const first = await startEmbeddedPostgres({ dataDir, durable: true });
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(await postmasterOf(dataDir), 'SIGKILL');
    await first.ended;
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir, durable: true });
    onTestFinished(second.stop);
    expect(await query(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });
});

it('takes a folder whose name has quotes, commas and spaces', async () => {
  const dataDir = join(await temporaryFolder(), `a, "b" 'c'`);
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  onTestFinished(postgres.stop);
  expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  expect(dirname(new URL(postgres.url).searchParams.get('host') ?? '')).toBe(dataDir);
});
