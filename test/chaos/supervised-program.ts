import { setTimeout as delay } from 'node:timers/promises';
import { startProgram } from '../program.ts';
import type { Program } from '../program.ts';

export interface SupervisedProgram {
  readonly name: string;
  /** Of the one that runs now. */
  readonly pid: () => number;
  /** Kills it without a warning; it is started again like by any service manager. */
  readonly kill: () => void;
  readonly starts: () => number;
  readonly stop: () => Promise<void>;
}

const pauseMs = 300;

/** Keeps a program running: whatever ends it, it is started again. */
export function supervise(
  name: string,
  settings: Readonly<Record<string, string>>,
  role: string,
): SupervisedProgram {
  let program: Program = startProgram(settings, role);
  let starts = 1;
  const stopping = new AbortController();

  const keepRunning = async (): Promise<void> => {
    for (;;) {
      await program.exitCode;
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      program = startProgram(settings, role);
      starts += 1;
    }
  };
  const running = keepRunning();

  return {
    name,
    pid: () => program.pid,
    kill: () => program.kill('SIGKILL'),
    starts: () => starts,
    stop: async () => {
      stopping.abort();
      await program.stop();
      await running;
    },
  };
}
