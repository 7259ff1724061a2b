import { setTimeout as pause } from 'node:timers/promises';
import { readResidentMb } from '../../server/sandbox/process-usage.ts';
import type { Sandbox } from '../../server/sandbox/types.ts';
import { isAlive, sandboxProcessesOf, type ProcessId } from '../chaos/processes.ts';

/** What the sandbox holds between two gradings. */
export interface Residents {
  readonly processes: number;
  readonly residentMb: number;
  /** Of the largest. */
  readonly largestMb: number;
}

const patienceMs = 30_000;
const lookEveryMs = 50;

/** Watches the sandbox processes of this one. */
export class Census {
  readonly #seen = new Map<string, ProcessId>();

  /** Remembers who is there now. */
  look(): readonly ProcessId[] {
    const present = sandboxProcessesOf([process.pid]);
    for (const one of present) this.#seen.set(`${one.pid} ${one.startedAt}`, one);
    return present;
  }

  /** Once every killed process has its successor. */
  async count(sandbox: Sandbox): Promise<Residents> {
    await until(() => sandbox.slots.free === sandbox.slots.total);
    const sizes = this.look().map(({ pid }) => readResidentMb(pid) ?? 0);
    return {
      processes: sizes.length,
      residentMb: sizes.reduce((sum, size) => sum + size, 0),
      largestMb: Math.max(0, ...sizes),
    };
  }

  get seen(): number {
    return this.#seen.size;
  }

  /** Of all that were ever seen, whoever outlives the sandbox, also with another parent. */
  async survivors(): Promise<readonly ProcessId[]> {
    const alive = () => [...this.#seen.values()].filter(isAlive);
    await until(() => alive().length === 0).catch(() => undefined);
    return alive();
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const endsAt = performance.now() + patienceMs;
  while (!isSo()) {
    if (performance.now() > endsAt) throw new Error(`Still not so after ${patienceMs} ms.`);
    await pause(lookEveryMs);
  }
}
