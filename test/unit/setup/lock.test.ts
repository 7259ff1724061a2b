import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tryLock } from '../../../server/setup/lock.mjs';

const lock = new URL('../../../server/setup/lock.mjs', import.meta.url);

function lockPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradecheck-lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'lock');
}

it('is held by one at a time, and free again afterwards', () => {
  const path = lockPath();
  const first = tryLock(path);
  expect(tryLock(path)).toEqual({ holder: process.pid });
  if ('release' in first) first.release();
  expect(tryLock(path)).toHaveProperty('release');
});

it('is taken by one of many that want it at the same moment', async () => {
  const path = lockPath();
  const script = `import { tryLock } from ${JSON.stringify(lock.href)};
    const wait = ${Date.now() + 1500} - Date.now();
    setTimeout(() => console.log('release' in tryLock(${JSON.stringify(path)}) ? 'taken' : 'refused'), wait);
    setInterval(() => {}, 1000);`;
  const answers = await Promise.all(
    [1, 2, 3, 4].map(async () => {
      const other = spawn(process.execPath, ['--input-type=module', '--eval', script]);
      onTestFinished(() => void other.kill('SIGKILL'));
      const [answer] = await once(other.stdout, 'data');
      return String(answer).trim();
    }),
  );
  expect(answers.sort()).toEqual(['refused', 'refused', 'refused', 'taken']);
});

it('is taken over from a process that was killed', async () => {
  const path = lockPath();
  const script = `import { tryLock } from ${JSON.stringify(lock.href)};
    tryLock(${JSON.stringify(path)}); console.log('taken'); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  await once(other.stdout, 'data');
  expect(tryLock(path)).toEqual({ holder: other.pid });
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(tryLock(path)).toHaveProperty('release');
});

it('is taken over from a process whose number has passed to another', () => {
  const path = lockPath();
  writeFileSync(path, `${process.pid} 1\n`);
  expect(tryLock(path)).toHaveProperty('release');
});

it.each(['', 'not a number', '-1 5', '0 5'])(
  'is taken over from a file that says %j',
  (content) => {
    const path = lockPath();
    writeFileSync(path, content);
    expect(tryLock(path)).toHaveProperty('release');
    expect(readdirSync(join(path, '..'))).toEqual(['lock']);
  },
);
