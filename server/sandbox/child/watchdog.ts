import type ivm from 'isolated-vm';

/** What a job may still use; the second of three watchdogs, beside V8's timeout and the parent's SIGKILL. */
export interface Budget {
  readonly stepMs: number;
  readonly cpuMs: number;
  readonly wallMs: number;
}

export interface Usage {
  readonly cpuMs: number;
  readonly wallMs: number;
}

const TICK_MS = 25;
const GRACE_MS = 100;

export function cpuMsOf(usage: NodeJS.CpuUsage): number {
  return (usage.user + usage.system) / 1000;
}

export interface Meter {
  readonly read: () => Usage;
}

export function startMeter(): Meter {
  const wallStart = performance.now();
  const cpuStart = process.cpuUsage();
  return {
    read: () => ({
      cpuMs: cpuMsOf(process.cpuUsage(cpuStart)),
      wallMs: performance.now() - wallStart,
    }),
  };
}

/** Ends the isolate when a step overruns its budget; if even that does not free it, calls for help. */
export function watch(isolate: ivm.Isolate, budget: Budget, callForHelp: (usage: Usage) => void) {
  const meter = startMeter();
  let overrun = false;
  const timer = setInterval(() => {
    const usage = meter.read();
    if (overrun) {
      clearInterval(timer);
      return callForHelp(usage);
    }
    overrun =
      usage.wallMs > budget.stepMs + GRACE_MS ||
      usage.wallMs > budget.wallMs ||
      usage.cpuMs > budget.cpuMs;
    if (overrun && !isolate.isDisposed) isolate.dispose();
  }, TICK_MS);
  return {
    /** True if the step was ended by this watchdog. */
    stop: (): boolean => {
      clearInterval(timer);
      return overrun;
    },
    read: meter.read,
  };
}
