import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { seccompProgram } from './seccomp.ts';
import type { ConfinementLevel } from './types.ts';

/** One program of a chain, each of which restricts itself and then becomes the next. */
export interface Layer {
  readonly name: string;
  readonly argv: (addressSpaceMb: number) => readonly string[];
}

/** Where launchers are looked for; the environment has no say. */
export const TOOL_DIRECTORIES: readonly string[] = [
  '/usr/bin',
  '/bin',
  '/usr/sbin',
  '/usr/local/bin',
];

export type FindTool = (name: string) => string | undefined;

export function findToolIn(directories: readonly string[]): FindTool {
  return (name) => directories.map((directory) => join(directory, name)).find(existsSync);
}

const NOTHING: Layer = { name: 'none', argv: () => [] };

const MEGABYTE = 2 ** 20;

/** Kernel limits: address space, no core dumps, few descriptors, no written files. None only where they may be missing. */
export function limitLayers(find: FindTool, mayBeMissing: boolean): Layer[] {
  const layers: Layer[] = [];
  const prlimit = find('prlimit');
  if (prlimit !== undefined) {
    layers.push({
      name: 'prlimit',
      argv: (mb) => [prlimit, `--as=${mb * MEGABYTE}`, '--core=0', '--nofile=64', '--fsize=0'],
    });
  }
  const shell = find('sh');
  if (shell !== undefined) {
    layers.push({
      name: 'ulimit',
      argv: (mb) => [shell, '-c', `ulimit -v ${mb * 1024} && ulimit -c 0 && exec "$@"`, 'sh'],
    });
  }
  return mayBeMissing ? [...layers, NOTHING] : layers;
}

const NOBODY = '65534';

/** Another user when we are root, and in any case no way back to more rights. */
export function userLayers(find: FindTool, isRoot: boolean): Layer[] {
  const setpriv = find('setpriv');
  if (setpriv === undefined) return [NOTHING];
  const rights = { name: 'no-new-privs', argv: () => [setpriv, '--no-new-privs'] };
  if (!isRoot) return [rights, NOTHING];
  const nobody = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--no-new-privs'];
  return [{ name: 'nobody', argv: () => [setpriv, ...nobody] }, rights, NOTHING];
}

export interface IsolationLayer extends Layer {
  readonly level: ConfinementLevel;
  /** A filter that this layer expects on `SECCOMP_FD`. */
  readonly filter: Buffer | null;
}

export const SECCOMP_FD = 4;

/**
 * Best first: namespaces with next to no files and a system call filter, no network, nothing. Without its filter
 * bubblewrap does not count as the best level.
 */
export function isolationLayers(find: FindTool, readable: readonly string[]): IsolationLayer[] {
  const layers: IsolationLayer[] = [];
  const bubblewrap = find('bwrap');
  const filter = seccompProgram();
  if (bubblewrap !== undefined) {
    const argv = [bubblewrap, ...bubblewrapArguments(readable)];
    const filtered = [...argv, '--seccomp', String(SECCOMP_FD)];
    if (filter !== null) {
      layers.push({
        name: 'bubblewrap+seccomp',
        level: 'bubblewrap',
        filter,
        argv: () => filtered,
      });
    }
    layers.push({ name: 'bubblewrap', level: 'unshare', filter: null, argv: () => argv });
  }
  const unshare = find('unshare');
  if (unshare !== undefined) {
    const argv = [unshare, '-r', '-n', '-i', '-u'];
    layers.push({ name: 'unshare', level: 'unshare', filter: null, argv: () => argv });
  }
  return [...layers, { ...NOTHING, level: 'plain', filter: null }];
}

const SYSTEM_LINKS = ['/lib', '/lib64', '/bin'];

const FRESH_NAMESPACES: readonly string[] = [
  '--unshare-all',
  '--die-with-parent',
  '--new-session',
  '--cap-drop',
  'ALL',
  '--ro-bind',
  '/usr',
  '/usr',
];

function bubblewrapArguments(readable: readonly string[]): string[] {
  const links = SYSTEM_LINKS.filter(existsSync).flatMap((path) =>
    lstatSync(path).isSymbolicLink()
      ? ['--symlink', readlinkSync(path), path]
      : ['--ro-bind', path, path],
  );
  const files = readable.flatMap((path) => ['--ro-bind', path, path]);
  return FRESH_NAMESPACES.concat(links, files, [
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    '--chdir',
    '/',
  ]);
}
