import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, onTestFinished } from 'vitest';
import { findFreePort, startProgram, type Program } from '../../program.ts';
import { test } from '../database.ts';

const timeoutMs = 120_000;

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gradecheck-start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function start(settings: Readonly<Record<string, string>>, ...args: readonly string[]): Program {
  const program = startProgram(settings, ...args);
  onTestFinished(program.stop);
  return program;
}

async function statusOf(port: number, path: string): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}${path}`)).status;
}

describe('a start on an empty folder', { timeout: timeoutMs }, () => {
  test('tells the way in, serves, ends in order and starts again', async () => {
    const dataDir = await temporaryFolder();
    const port = await findFreePort();
    const settings = { DATA_DIR: dataDir, PORT: `${port}` };

    const first = start(settings);
    const printed = await first.printed(/with the code/);
    expect(printed).toContain(`GradeCheck is ready: http://127.0.0.1:${port}`);
    expect(printed).toMatch(/First instructor.*\n\s+http:\/\/127\.0\.0\.1:\d+\/link\/[\w-]{20,}\n/);
    expect(printed).toMatch(/with the code [A-HJ-NP-Z2-9]{8}\n/);
    expect(await statusOf(port, '/readyz')).toBe(200);
    const secret = await readFile(join(dataDir, 'session-secret'), 'utf8');
    expect((await stat(join(dataDir, 'session-secret'))).mode & 0o777).toBe(0o600);

    await first.stop();
    expect(await first.exitCode).toBe(0);
    expect(await readdir(dataDir)).toEqual(['postgres', 'postgres.password', 'session-secret']);

    const second = start(settings);
    const again = await second.printed(/with the code/);
    expect(again).toContain('up to date');
    expect(again).toContain('0 new or changed');
    expect(await readFile(join(dataDir, 'session-secret'), 'utf8')).toBe(secret);
  });

  test('can be two halves that share the embedded database', async () => {
    const dataDir = await temporaryFolder();
    const [port, healthPort] = [await findFreePort(), await findFreePort()];
    const settings = { DATA_DIR: dataDir, PORT: `${port}`, HEALTH_PORT: `${healthPort}` };
    const server = start(settings, 'server');
    const worker = start(settings, 'worker');
    await server.printed(/GradeCheck is ready/);
    await worker.printed(/Worker +ready/);
    expect(await statusOf(port, '/readyz')).toBe(200);
    expect(await statusOf(healthPort, '/readyz')).toBe(200);
  });

  test('can be interrupted while it is starting', async () => {
    const dataDir = await temporaryFolder();
    const program = start({ DATA_DIR: dataDir, PORT: `${await findFreePort()}` });
    await program.printed(/Database/);
    program.kill('SIGINT');
    expect(await program.exitCode).toBe(0);
    expect(await readdir(dataDir)).not.toContain('lock');
  });
});

describe('what goes wrong is told in one sentence', { timeout: timeoutMs }, () => {
  const own = async () => ({ DATA_DIR: await temporaryFolder(), PORT: `${await findFreePort()}` });

  async function failureOf(settings: Readonly<Record<string, string>>): Promise<string> {
    const program = start(settings);
    const [output] = await Promise.all([program.output, program.exitCode]);
    expect(await program.exitCode).toBe(1);
    expect(output).not.toMatch(/^\s+at /m);
    return output.trimEnd().split('\n').at(-1) ?? '';
  }

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    expect(await failureOf({ ...(await own()), PORT: `${port}` })).toBe(
      `Port ${port} is in use. Stop that program or set PORT to another number.`,
    );
  });

  test('a database that does not answer, without its password', async () => {
    const port = await findFreePort();
    const DATABASE_URL = `postgresql://app:hunter2@127.0.0.1:${port}/gradecheck`;
    expect(await failureOf({ ...(await own()), DATABASE_URL })).toBe(
      `No PostgreSQL answers at 127.0.0.1:${port}. Start it, or correct DATABASE_URL.`,
    );
  });

  test('a database that does not exist', async () => {
    const url = new URL(inject('templateUrl'));
    url.pathname = '/nowhere';
    expect(await failureOf({ ...(await own()), DATABASE_URL: url.href })).toMatch(
      /^PostgreSQL at \S+ has no database nowhere\. Make it with createdb, or correct DATABASE_URL\.$/,
    );
  });

  test('something that is no PostgreSQL', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const DATABASE_URL = `postgresql://app:hunter2@127.0.0.1:${port}/gradecheck`;
    expect(await failureOf({ ...(await own()), DATABASE_URL })).toBe(
      `What answers at 127.0.0.1:${port} is not PostgreSQL. Correct DATABASE_URL.`,
    );
  });

  test('an address that is none', async () => {
    expect(await failureOf({ ...(await own()), DATABASE_URL: 'hunter2' })).toBe(
      'DATABASE_URL cannot be used: write an address such as postgresql://user:password@host:5432/gradecheck.',
    );
  });

  test('a data folder that cannot be made', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    expect(await failureOf({ ...(await own()), DATA_DIR: join(file, 'data') })).toBe(
      `${file}/data cannot be made: a file stands in its way. Set DATA_DIR to another folder.`,
    );
  });

  test('a data folder in use', async () => {
    const settings = await own();
    const first = start(settings);
    await first.printed(/Database/);
    expect(await failureOf(settings)).toBe(
      `The data folder ${settings.DATA_DIR} is in use by another GradeCheck (process ${first.pid}). Stop that one, or set DATA_DIR to another folder.`,
    );
  });

  test('a database of a newer version', async ({ databaseUrl, db }) => {
    await db.$executeRaw`INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name")
      VALUES ('1', '', now(), '20990101000000_newer')`;
    expect(await failureOf({ ...(await own()), DATABASE_URL: databaseUrl })).toBe(
      'The database has the migration 20990101000000_newer, which this GradeCheck does not know. Start the newer version that made it.',
    );
  });
});
