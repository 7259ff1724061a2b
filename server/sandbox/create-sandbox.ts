import { availableParallelism } from 'node:os';
import { bundleSandbox } from './bundle.ts';
import { probeConfinement, type ConfinementOptions } from './confinement.ts';
import { ReferenceWorker } from './reference-worker.ts';
import type { SandboxEvent } from './sandbox-event.ts';
import { StudentPool } from './student-pool.ts';
import { openSession } from './student-session.ts';
import type { Sandbox } from './types.ts';

export interface SandboxOptions extends ConfinementOptions {
  /** At least two, so that one that is killed is never missed. */
  readonly studentProcesses?: number;
  /** For all points of one evaluation together. */
  readonly modelTimeoutMs?: number;
  readonly log?: (event: SandboxEvent) => void;
}

const FEWEST_PROCESSES = 2;
const MODEL_TIMEOUT_MS = 5000;

export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { modelTimeoutMs = MODEL_TIMEOUT_MS } = options;
  const log = options.log ?? (() => undefined);
  const size = Math.max(FEWEST_PROCESSES, options.studentProcesses ?? availableParallelism() - 1);
  const [confinement, code] = await Promise.all([probeConfinement(options), bundleSandbox()]);
  log({ kind: 'confined', level: confinement.level, layers: confinement.layers });
  const reference = new ReferenceWorker(confinement, code.reference, modelTimeoutMs, log);
  const pool = new StudentPool(size, confinement, code.student, log);
  await pool.start();
  return {
    level: confinement.level,
    open: (program, signal) => openSession((until) => pool.acquire(until), program, signal),
    evaluate: (program, evaluations) => reference.evaluate(program, evaluations),
    get slots() {
      return { total: pool.size, free: pool.free };
    },
    stop: async () => {
      await Promise.all([pool.stop(), reference.stop()]);
    },
  };
}
