import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the set-up of a project folder with nothing but this environment. */
async function runSetup(
  project: string,
  environment: Readonly<Record<string, string>>,
  ...flags: readonly string[]
): Promise<Ended> {
  const child = spawn(process.execPath, ['server/setup/setup.mjs', ...flags], {
    cwd: project,
    env: { PATH: process.env['PATH'], HOME: project, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (stderr += text));
  const exitCode = await new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  return { exitCode, stdout, stderr };
}

/** What a fresh clone has, as far as the set-up cares. */
async function freshClone(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'gradecheck-setup-'));
  onTestFinished(() => rm(project, { recursive: true, force: true }));
  await mkdir(join(project, 'server'));
  await cp(join(root, 'server/setup'), join(project, 'server/setup'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    await cp(join(root, file), join(project, file));
  }
  return project;
}

describe('the set-up', { timeout: 60_000 }, () => {
  it('says nothing when there is nothing to do', async () => {
    const { HOME = '' } = process.env;
    expect(await runSetup(root, { HOME })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('works one at a time, and names the network when npm cannot reach its registry', async () => {
    const project = await freshClone();
    const nowhere = { npm_config_registry: 'http://127.0.0.1:9' };
    const both = await Promise.all([runSetup(project, nowhere), runSetup(project, nowhere)]);
    const waits = both.filter(({ stderr }) => stderr.includes('Another set-up is at work'));
    expect(waits).toHaveLength(1);
    for (const { exitCode, stdout, stderr } of both) {
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr.trim().split('\n').at(-1)).toBe(
        'npm cannot reach its registry (ECONNREFUSED): check the network connection or the proxy settings, then start again.',
      );
    }
    expect(await readdir(join(project, '.data'))).toEqual([]);
  });

  it('names npm when it is missing', async () => {
    const project = await freshClone();
    const { exitCode, stderr } = await runSetup(project, { PATH: project });
    expect(exitCode).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toBe(
      'npm was not found: install Node.js with npm from https://nodejs.org.',
    );
  });

  it('names the lock file when it is missing', async () => {
    const project = await freshClone();
    await rm(join(project, 'package-lock.json'));
    const { exitCode, stderr } = await runSetup(project, {});
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'package-lock.json is missing: restore it with "git checkout package-lock.json".\n',
    );
  });
});
