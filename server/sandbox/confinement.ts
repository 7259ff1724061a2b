import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { execPath, getuid } from 'node:process';
import { Writable } from 'node:stream';
import { bootstrap } from './bootstrap.ts';
import {
  findToolIn,
  isolationLayers,
  limitLayers,
  TOOL_DIRECTORIES,
  userLayers,
  type IsolationLayer,
  type Layer,
} from './launch-layers.ts';
import type { ConfinementLevel } from './types.ts';

/** How sandbox processes are started on this machine: decided once, by trying. */
export interface Confinement {
  readonly level: ConfinementLevel;
  /** Names of the layers in force, such as `prlimit`, `nobody`, `unshare`. */
  readonly layers: readonly string[];
  readonly command: (addressSpaceMb: number) => LaunchCommand;
}

export interface LaunchCommand {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** What a launcher wants to read from descriptor 4. */
  readonly filter: Buffer | null;
}

export interface ConfinementOptions {
  /** Nothing is started below it, and above `plain` nothing without a limit of the address space. */
  readonly requiredLevel?: ConfinementLevel;
  readonly toolDirectories?: readonly string[];
}

const LEVELS: readonly ConfinementLevel[] = ['plain', 'unshare', 'bubblewrap'];
const PROBE_TIMEOUT_MS = 10_000;
const PROBE_ADDRESS_SPACE_MB = 3400;

const require = createRequire(import.meta.url);
const isolatedVm = require.resolve('isolated-vm/package.json');

/** Everything that a sandbox process may read: isolated-vm and what finds its binary. */
const readable: readonly string[] = [
  dirname(isolatedVm),
  dirname(createRequire(isolatedVm).resolve('node-gyp-build/package.json')),
];

const NODE_FLAGS: readonly string[] = [
  '--no-node-snapshot',
  '--no-turbofan',
  // A submission ends before code compiled at the usual 400 calls has paid for itself; loops are compiled as ever.
  '--invocation-count-for-maglev=4000',
  // V8's helper threads cost a short submission more than they save it: 8 % of processor time.
  '--single-threaded',
  '--max-old-space-size=256',
  // Enough for the type stripper; without it V8 reserves gigabytes of address space for it.
  '--wasm-max-mem-pages=2048',
  '--permission',
  '--allow-addons',
  ...readable.map((path) => `--allow-fs-read=${path}`),
  '--disable-warning=PERM0001',
  '--disable-warning=ExperimentalWarning',
];

/** By which people, and our tests, tell these processes from others. */
export const PROCESS_NAME = 'gradecheck-sandbox';

/** Loads what a sandbox process loads, under the same restrictions. */
const PROBE = `require(${JSON.stringify(dirname(isolatedVm))})`;

const ENVIRONMENT = {
  // isolated-vm's loader would look this up in a file that the permission model hides.
  LIBC: existsSync('/etc/alpine-release') ? 'musl' : 'glibc',
  // Each arena of glibc's allocator takes 64 MB of address space.
  MALLOC_ARENA_MAX: '2',
};

/** Tries combinations of layers, the best first, and takes the first under which isolates can be made. */
export async function probeConfinement(options: ConfinementOptions = {}): Promise<Confinement> {
  const { requiredLevel = 'plain', toolDirectories = TOOL_DIRECTORIES } = options;
  const find = findToolIn(toolDirectories);
  for (const isolation of isolationLayers(find, [dirname(execPath), ...readable])) {
    if (LEVELS.indexOf(isolation.level) < LEVELS.indexOf(requiredLevel)) break;
    for (const user of userLayers(find, getuid?.() === 0)) {
      for (const limit of limitLayers(find, requiredLevel === 'plain')) {
        const candidate = combine([limit, user], isolation);
        if (await isWorking(candidate)) return candidate;
      }
    }
  }
  throw new Error(
    `Student code cannot be confined at level "${requiredLevel}" on this machine: ` +
      'allow user namespaces, install bubblewrap, or require a lower level.',
  );
}

function combine(outer: readonly Layer[], isolation: IsolationLayer): Candidate {
  const layers = [...outer, isolation];
  const launch = (addressSpaceMb: number, ...program: readonly string[]): LaunchCommand => ({
    argv: [
      ...layers.flatMap(({ argv }) => argv(addressSpaceMb)),
      execPath,
      ...NODE_FLAGS,
      ...program,
    ],
    env: ENVIRONMENT,
    filter: isolation.filter,
  });
  return {
    level: isolation.level,
    layers: layers.map(({ name }) => name).filter((name) => name !== 'none'),
    command: (addressSpaceMb) =>
      launch(
        addressSpaceMb,
        '--input-type=commonjs',
        '--eval',
        bootstrap(isolatedVm),
        PROCESS_NAME,
      ),
    probe: launch(PROBE_ADDRESS_SPACE_MB, '--eval', PROBE),
  };
}

interface Candidate extends Confinement {
  readonly probe: LaunchCommand;
}

async function isWorking({ probe: { argv, env, filter } }: Candidate): Promise<boolean> {
  const child = spawn(argv[0]!, argv.slice(1), {
    env,
    cwd: '/',
    timeout: PROBE_TIMEOUT_MS,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'ignore', 'ignore', 'ignore', filter === null ? 'ignore' : 'pipe'],
  });
  feed(child.stdio[4], filter);
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** Hands a launcher its filter; one that dies before reading it is noticed by its exit. */
export function feed(stream: unknown, filter: Buffer | null): void {
  if (filter === null || !(stream instanceof Writable)) return;
  stream.on('error', () => undefined);
  stream.end(filter);
}
