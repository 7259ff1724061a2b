import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tryLock } from '../../../server/setup/lock.mjs';

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

it('is taken over from a process that was killed', async () => {
  const path = lockPath();
  const lock = new URL('../../../server/setup/lock.mjs', import.meta.url);
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
