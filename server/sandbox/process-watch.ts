import { readCpuMs, readResidentMb } from './process-usage.ts';

/** Ends of the parent's patience with one request; the third of three watchdogs. */
export interface Patience {
  readonly deadlineMs: number;
  readonly residentMb: number;
}

export interface ProcessUsage {
  /** Null where the system does not tell. */
  readonly cpuMs: number | null;
  readonly wallMs: number;
}

export interface Breach {
  readonly cause: 'time' | 'memory';
  readonly detail: string;
}

const POLL_MS = 20;

/** Looks at a process from outside until stopped, whatever the process itself may say. */
export function watchProcess(
  pid: number,
  patience: Patience,
  onBreach: (breach: Breach) => void,
): { readonly usage: () => ProcessUsage; readonly stop: () => void } {
  const startedAt = performance.now();
  const cpuAtStart = readCpuMs(pid);
  let cpuNow = cpuAtStart;
  const elapsed = (): number => performance.now() - startedAt;

  const timer = setInterval(() => {
    // A process that is gone keeps the reading that it had last.
    cpuNow = readCpuMs(pid) ?? cpuNow;
    const residentMb = readResidentMb(pid) ?? 0;
    if (residentMb > patience.residentMb) {
      onBreach({ cause: 'memory', detail: `${Math.round(residentMb)} MB resident.` });
    } else if (elapsed() > patience.deadlineMs) {
      onBreach({
        cause: 'time',
        detail: `No answer within ${Math.round(patience.deadlineMs)} ms.`,
      });
    }
  }, POLL_MS);

  return {
    usage: () => ({
      cpuMs: cpuNow === null || cpuAtStart === null ? null : cpuNow - cpuAtStart,
      wallMs: elapsed(),
    }),
    stop: () => clearInterval(timer),
  };
}
