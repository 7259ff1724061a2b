import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import { probeConfinement } from '../../../server/sandbox/confinement.ts';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import { findToolIn, isolationLayers } from '../../../server/sandbox/launch-layers.ts';
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

test('a sandbox that is required does not start where the best level cannot be had', async () => {
  const { sandboxLevel } = readConfig([], { SANDBOX_LEVEL: 'required' });
  await expect(createSandbox({ toolDirectories: [], requiredLevel: sandboxLevel })).rejects.toThrow(
    'Student code cannot be confined at level "bubblewrap" on this machine: allow user namespaces, install bubblewrap, or require a lower level.',
  );
});

test('bubblewrap without a system call filter does not count as the best level', async () => {
  const folder = await folderWith({ bwrap: '/bin/true', unshare: '/bin/true' });
  const layers = isolationLayers(findToolIn([folder]), []);
  await rm(folder, { recursive: true });
  expect(layers.map(({ name, level }) => [name, level])).toEqual([
    ['bubblewrap+seccomp', 'bubblewrap'],
    ['bubblewrap', 'unshare'],
    ['unshare', 'unshare'],
    ['none', 'plain'],
  ]);
});

test('a level above plain is not reached without a limit of the address space', async () => {
  const folder = await folderWith({ unshare: '/usr/bin/unshare' });
  const probing = probeConfinement({ toolDirectories: [folder], requiredLevel: 'unshare' });
  await expect(probing).rejects.toThrow('Student code cannot be confined at level "unshare"');
  await rm(folder, { recursive: true });
});

async function folderWith(tools: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gradecheck-tools-'));
  for (const [name, target] of Object.entries(tools)) await symlink(target, join(folder, name));
  return folder;
}

test('a process starts with next to nothing in its environment and may read next to nothing', async () => {
  const { argv, env } = (await probeConfinement()).command(3400);
  expect(Object.keys(env).sort()).toEqual(['LIBC', 'MALLOC_ARENA_MAX']);
  expect(argv).toContain('--permission');
  expect(
    argv.filter((flag) => flag.startsWith('--allow-')).map((flag) => flag.replace(/=.*\//, '=')),
  ).toEqual(['--allow-addons', '--allow-fs-read=isolated-vm', '--allow-fs-read=node-gyp-build']);
});

test('the system call filter is a whole number of instructions that ends in a refusal', () => {
  const program = seccompProgram();
  expect(program?.length).toBeGreaterThan(300);
  expect(program!.length % 8).toBe(0);
  expect(program!.readUInt32LE(program!.length - 4)).toBe(0x00050001);
});
