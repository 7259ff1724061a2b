import type { ProcessCode } from './bundle.ts';
import type { Confinement } from './confinement.ts';
import { isRecord } from './hostile-text.ts';
import type { Patience } from './process-watch.ts';
import type { SandboxEvent } from './sandbox-event.ts';
import { SandboxProcess, type Answer, type Ending } from './sandbox-process.ts';

/** Room for three isolates: one running, one warm, one being torn down. */
const ADDRESS_SPACE_MB = 3400;
const MAX_JOBS = 50;
const MAX_IDLE_RESIDENT_MB = 400;
const START_PATIENCE: Patience = { deadlineMs: 20_000, residentMb: 600 };
const CLOSE_PATIENCE: Patience = { deadlineMs: 2000, residentMb: 600 };
const PAUSE_AFTER_FAILED_START_MS = 1000;

/** A process that is lent to one job. */
export interface Lease {
  readonly process: SandboxProcess;
  /** Gives it back; a spoilt one is replaced. */
  readonly release: (spoilt: boolean) => void;
}

interface Waiter {
  readonly resolve: (lease: Lease) => void;
  readonly reject: (reason: unknown) => void;
}

/** Warm processes that do one job at a time and are replaced when they are old or were harmed. */
export class StudentPool {
  readonly size: number;
  readonly #confinement: Confinement;
  readonly #code: ProcessCode;
  readonly #log: (event: SandboxEvent) => void;
  readonly #idle: SandboxProcess[] = [];
  /** Jobs done by each living process that became ready. */
  readonly #jobs = new Map<SandboxProcess, number>();
  readonly #living = new Set<SandboxProcess>();
  readonly #waiters: Waiter[] = [];
  #stopped = false;

  constructor(
    size: number,
    confinement: Confinement,
    code: ProcessCode,
    log: (event: SandboxEvent) => void,
  ) {
    this.size = size;
    this.#confinement = confinement;
    this.#code = code;
    this.#log = log;
  }

  get free(): number {
    return this.#idle.length;
  }

  /** Resolves when the first process is ready; the others follow, so that they do not slow it down. */
  async start(): Promise<void> {
    await this.#launch();
    if (this.#jobs.size === 0) {
      await this.stop();
      throw new Error('No sandbox process could be started.');
    }
    for (let started = 1; started < this.size; started++) void this.#launch();
  }

  async acquire(signal?: AbortSignal): Promise<Lease> {
    signal?.throwIfAborted();
    if (this.#stopped) throw new Error('The sandbox has been stopped.');
    const process = this.#idle.shift();
    return process === undefined ? this.#wait(signal) : this.#lend(process);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const { reject } of this.#waiters.splice(0)) {
      reject(new Error('The sandbox has been stopped.'));
    }
    const dying = [...this.#living];
    for (const process of dying)
      process.kill({ cause: 'stopped', detail: 'The sandbox was stopped.' });
    await Promise.all(dying.map(({ exited }) => exited));
  }

  async #launch(): Promise<void> {
    const startedAt = performance.now();
    const process = new SandboxProcess(this.#confinement, ADDRESS_SPACE_MB, this.#code.program);
    this.#living.add(process);
    void process.exited.then((ending) => this.#bury(process, ending));
    const start = { type: 'start', role: 'student', script: this.#code.script } as const;
    if (!isReady(await process.ask(start, START_PATIENCE))) {
      return process.kill({ cause: 'crash', detail: 'The process did not become ready.' });
    }
    const ms = performance.now() - startedAt;
    this.#log({ kind: 'started', role: 'student', pid: process.pid, ms });
    this.#jobs.set(process, 0);
    return this.#offer(process);
  }

  /** Marks the dead first, so that no job is handed to a corpse; then sees to a successor. */
  async #bury(process: SandboxProcess, ending: Ending): Promise<void> {
    this.#living.delete(process);
    const wasReady = this.#jobs.delete(process);
    const position = this.#idle.indexOf(process);
    if (position >= 0) this.#idle.splice(position, 1);
    if (this.#stopped) return;
    this.#log({ kind: 'ended', role: 'student', pid: process.pid, ...ending });
    if (!wasReady) await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILED_START_MS));
    if (!this.#stopped) await this.#launch();
  }

  #offer(process: SandboxProcess): void {
    if (!this.#living.has(process)) return;
    const waiter = this.#waiters.shift();
    if (waiter === undefined) this.#idle.push(process);
    else waiter.resolve(this.#lend(process));
  }

  #lend(process: SandboxProcess): Lease {
    this.#jobs.set(process, (this.#jobs.get(process) ?? 0) + 1);
    return { process, release: (spoilt) => void this.#takeBack(process, spoilt) };
  }

  async #takeBack(process: SandboxProcess, spoilt: boolean): Promise<void> {
    const reason = spoilt ? 'A job ended abnormally.' : this.#reasonToRetire(process);
    if (reason !== undefined) return process.kill({ cause: 'stopped', detail: reason });
    if (isReady(await process.ask({ type: 'close' }, CLOSE_PATIENCE))) return this.#offer(process);
    return process.kill({ cause: 'crash', detail: 'The process did not get ready again.' });
  }

  #reasonToRetire(process: SandboxProcess): string | undefined {
    if ((this.#jobs.get(process) ?? 0) >= MAX_JOBS) return `It did ${MAX_JOBS} jobs.`;
    return process.residentMb() > MAX_IDLE_RESIDENT_MB ? 'It holds too much memory.' : undefined;
  }

  #wait(signal: AbortSignal | undefined): Promise<Lease> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        resolve: (lease) => {
          signal?.removeEventListener('abort', giveUp);
          resolve(lease);
        },
        reject,
      };
      this.#waiters.push(waiter);
      signal?.addEventListener('abort', giveUp, { once: true });
    });
  }
}

function isReady(answer: Answer): boolean {
  const message = answer.state === 'answered' ? answer.frame.message : undefined;
  return isRecord(message) && message['type'] === 'ready';
}
