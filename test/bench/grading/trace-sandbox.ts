import type { Run, Sandbox, StudentSession } from '../../../server/sandbox/types.ts';

export type Step = 'evaluate' | 'open' | 'run' | 'check' | 'close';

export interface Tracing {
  readonly onRun?: (run: Run) => void;
  readonly onStep?: (step: Step, startedAt: number, endedAt: number) => void;
}

/** A sandbox that tells what it is asked and how long each answer took; all else is the sandbox's own. */
export function traceSandbox(sandbox: Sandbox, { onRun, onStep }: Tracing): Sandbox {
  const timed = async <T>(step: Step, work: Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    try {
      return await work;
    } finally {
      onStep?.(step, startedAt, performance.now());
    }
  };
  const trace = (session: StudentSession): StudentSession => ({
    locate: () => session.locate(),
    run: (run) => {
      onRun?.(run);
      return timed(run.repetitions === 1 ? 'check' : 'run', session.run(run));
    },
    close: () => timed('close', session.close()),
  });
  return {
    level: sandbox.level,
    slots: sandbox.slots,
    stop: () => sandbox.stop(),
    evaluate: (...asked) => timed('evaluate', sandbox.evaluate(...asked)),
    open: async (program, signal) => {
      const opened = await timed('open', sandbox.open(program, signal));
      return opened.state === 'ready' ? { ...opened, session: trace(opened.session) } : opened;
    },
  };
}
