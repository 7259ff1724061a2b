import { expect, test, vi } from 'vitest';
import { probeConfinement } from '../../../server/sandbox/confinement.ts';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import { seccompProgram } from '../../../server/sandbox/seccomp.ts';
import { outputOf, tensor } from './student-programs.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

test('without any tool of the system programs still run, at the lowest level', async () => {
  const sandbox = await createSandbox({ toolDirectories: [] });
  const output = await outputOf(sandbox, 'export const forward = () => ({ Y: 1 });');
  await sandbox.stop();
  expect(sandbox.level).toBe('plain');
  expect(output).toEqual({ state: 'tensor', ...tensor([], 1) });
});

test('a level that the machine does not reach is not started below', async () => {
  await expect(probeConfinement({ toolDirectories: [], requiredLevel: 'unshare' })).rejects.toThrow(
    'Student code cannot be confined at level "unshare" on this machine',
  );
});

test('a process starts with next to nothing in its environment and may read next to nothing', async () => {
  const { argv, env } = (await probeConfinement()).command(3400);
  expect(Object.keys(env).sort()).toEqual(['LIBC', 'MALLOC_ARENA_MAX']);
  expect(argv).toContain('--permission');
  expect(
    argv.filter((flag) => flag.startsWith('--allow-')).map((flag) => flag.replace(/=.*\//, '=')),
  ).toEqual([
    '--allow-addons',
    '--allow-fs-read=sandbox',
    '--allow-fs-read=package.json',
    '--allow-fs-read=isolated-vm',
    '--allow-fs-read=node-gyp-build',
    '--allow-fs-read=acorn',
  ]);
});

test('the system call filter is a whole number of instructions that ends in a refusal', () => {
  const program = seccompProgram();
  expect(program?.length).toBeGreaterThan(300);
  expect(program!.length % 8).toBe(0);
  expect(program!.readUInt32LE(program!.length - 4)).toBe(0x00050001);
});
