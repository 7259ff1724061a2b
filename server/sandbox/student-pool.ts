import type { Confinement } from './confinement.ts';
import { startProcess, type Ending, type SandboxProcess } from './child-process.ts';
import type { IsolateModules } from './protocol.ts';
import type { SandboxEvent } from './sandbox-event.ts';

const PROCESS_LIMITS = { addressSpaceMb: 3400, residentMb: 600 };
const MAX_JOBS = 50;
const MAX_IDLE_RESIDENT_MB = 400;
const CLOSE_DEADLINE_MS = 2000;
const RESTART_PAUSE_MS = 1000;

/** A process that is lent to one job. */
export interface Lease {
  readonly process: SandboxProcess;
  /** Gives it back; `spoilt` has it replaced. */
  readonly release: (spoilt: boolean) => void;
}

export interface StudentPool {
  readonly acquire: (signal?: AbortSignal) => Promise<Lease>;
  readonly slots: () => { readonly total: number; readonly free: number };
  readonly stop: () => Promise<void>;
}

interface Waiter {
  readonly resolve: (lease: Lease) => void;
  readonly reject: (reason: unknown) => void;
}

/** Keeps `size` warm processes; each does one job at a time and is replaced when it is old or was harmed. */
export async function createStudentPool(
  size: number,
  confinement: Confinement,
  modules: IsolateModules,
  log: (event: SandboxEvent) => void,
): Promise<StudentPool> {
  const idle: SandboxProcess[] = [];
  const living = new Set<SandboxProcess>();
  const waiters: Waiter[] = [];
  const jobs = new Map<SandboxProcess, number>();
  let stopped = false;

  const launch = async (): Promise<void> => {
    const startedAt = performance.now();
    const { process, ready } = startProcess(confinement, 'student', modules, PROCESS_LIMITS);
    living.add(process);
    void process.exited.then((ending) => bury(process, ending));
    const answer = await ready;
    if (answer.state === 'ended' || !isReady(answer.frame.message)) {
      process.kill({ cause: 'crash', detail: 'The process did not become ready.' });
      return;
    }
    log({ kind: 'started', role: 'student', pid: process.pid, ms: performance.now() - startedAt });
    offer(process);
  };

  /** Marks the dead first, so that no job is handed to a corpse; then sees to a successor. */
  const bury = async (process: SandboxProcess, ending: Ending): Promise<void> => {
    living.delete(process);
    const wasReady = jobs.delete(process);
    const position = idle.indexOf(process);
    if (position >= 0) idle.splice(position, 1);
    if (stopped) return;
    log({
      kind: 'ended',
      role: 'student',
      pid: process.pid,
      cause: ending.cause,
      detail: ending.detail,
    });
    if (!wasReady) await new Promise((resolve) => setTimeout(resolve, RESTART_PAUSE_MS));
    if (!stopped) await launch();
  };

  const offer = (process: SandboxProcess): void => {
    if (!living.has(process)) return;
    if (!jobs.has(process)) jobs.set(process, 0);
    const waiter = waiters.shift();
    if (waiter === undefined) idle.push(process);
    else waiter.resolve(lend(process));
  };

  const lend = (process: SandboxProcess): Lease => {
    jobs.set(process, (jobs.get(process) ?? 0) + 1);
    return { process, release: (spoilt) => void takeBack(process, spoilt) };
  };

  const takeBack = async (process: SandboxProcess, spoilt: boolean): Promise<void> => {
    const old = (jobs.get(process) ?? 0) >= MAX_JOBS;
    const fat = (process.residentMb() ?? 0) > MAX_IDLE_RESIDENT_MB;
    if (spoilt || old || fat) {
      const detail = spoilt ? 'An abnormal end.' : old ? `${MAX_JOBS} jobs.` : 'Too much memory.';
      return process.kill({ cause: 'stopped', detail });
    }
    const answer = await process.ask({ type: 'close' }, CLOSE_DEADLINE_MS);
    if (answer.state === 'answered' && isReady(answer.frame.message)) return offer(process);
    return process.kill({ cause: 'crash', detail: 'The process did not get ready again.' });
  };

  const acquire = async (signal?: AbortSignal): Promise<Lease> => {
    signal?.throwIfAborted();
    if (stopped) throw new Error('The sandbox has been stopped.');
    const process = idle.shift();
    if (process !== undefined) return lend(process);
    return new Promise<Lease>((resolve, reject) => {
      const abandon = (): void => {
        waiters.splice(waiters.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        resolve: (lease) => {
          signal?.removeEventListener('abort', abandon);
          resolve(lease);
        },
        reject,
      };
      waiters.push(waiter);
      signal?.addEventListener('abort', abandon, { once: true });
    });
  };

  const stop = async (): Promise<void> => {
    stopped = true;
    for (const { reject } of waiters.splice(0)) reject(new Error('The sandbox has been stopped.'));
    const dying = [...living];
    for (const process of dying)
      process.kill({ cause: 'stopped', detail: 'The sandbox was stopped.' });
    await Promise.all(dying.map(({ exited }) => exited));
  };

  await Promise.all(Array.from({ length: size }, launch));
  if (idle.length === 0) {
    await stop();
    throw new Error('No sandbox process could be started.');
  }
  return { acquire, slots: () => ({ total: size, free: idle.length }), stop };
}

function isReady(message: unknown): boolean {
  return (message as { readonly type?: unknown }).type === 'ready';
}
