import { availableParallelism } from 'node:os';
import { probeConfinement } from './confinement.ts';
import { readReferenceModules, readStudentModules } from './isolate-modules.ts';
import { createReferenceWorker } from './reference-process.ts';
import type { SandboxEvent } from './sandbox-event.ts';
import { createStudentPool } from './student-pool.ts';
import { openSession } from './student-session.ts';
import type { ConfinementLevel, Sandbox } from './types.ts';

export interface SandboxOptions {
  /** At least two, so that one that is killed is never missed. */
  readonly studentProcesses?: number;
  readonly requiredLevel?: ConfinementLevel;
  readonly log?: (event: SandboxEvent) => void;
}

const FEWEST_PROCESSES = 2;

export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const log = options.log ?? (() => undefined);
  const size = Math.max(FEWEST_PROCESSES, options.studentProcesses ?? availableParallelism() - 1);
  const confinement = await probeConfinement();
  log({ kind: 'confined', level: confinement.level, missing: [] });
  const reference = createReferenceWorker(confinement, readReferenceModules(), log);
  const pool = await createStudentPool(size, confinement, readStudentModules(), log);
  return {
    level: confinement.level,
    open: async (program, signal) => openSession(await pool.acquire(signal), program),
    evaluate: reference.evaluate,
    get slots() {
      return pool.slots();
    },
    stop: async () => {
      await Promise.all([pool.stop(), reference.stop()]);
    },
  };
}
