import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfinementLevel } from './types.ts';

/** How sandbox processes are started on this machine. */
export interface Confinement {
  readonly level: ConfinementLevel;
  /** Full command line and environment of a process with this much address space. */
  readonly command: (addressSpaceMb: number) => {
    readonly argv: readonly string[];
    readonly env: NodeJS.ProcessEnv;
  };
}

export async function probeConfinement(): Promise<Confinement> {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = resolve(here, '../..');
  return {
    level: 'plain',
    command: () => ({
      argv: [
        process.execPath,
        '--no-node-snapshot',
        '--no-turbofan',
        '--max-old-space-size=256',
        '--permission',
        '--allow-addons',
        `--allow-fs-read=${root}`,
        '--disable-warning=PERM0001',
        '--disable-warning=ExperimentalWarning',
        resolve(here, 'child/main.ts'),
      ],
      env: { LIBC: 'glibc' },
    }),
  };
}
