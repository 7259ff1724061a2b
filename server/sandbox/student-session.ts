import { STARVED, STRETCH } from './fairness.ts';
import { startAttempt } from './student-attempt.ts';
import type { Lease } from './student-pool.ts';
import type {
  ConsoleLine,
  Interruption,
  Opened,
  Run,
  RunOutcome,
  StudentProgram,
} from './types.ts';

type Ended = Interruption & { readonly console: readonly ConsoleLine[] };

/**
 * Opens one program in a process of its own. What fails without the program's fault (the process was killed, the machine
 * gave it too little processor) is run again once from the start in a fresh process; the caller notices only the wait.
 */
export async function openSession(
  acquire: (signal?: AbortSignal) => Promise<Lease>,
  program: StudentProgram,
  signal?: AbortSignal,
): Promise<Opened> {
  let attempt = await startAttempt(await acquire(signal), program, 1);
  let startedOver = false;
  const finishedRuns: Run[] = [];

  /** Starts over and repeats what had been run; false if that fails too. */
  const startOver = async ({ reason }: { readonly reason: string }): Promise<boolean> => {
    startedOver = true;
    attempt.release(true);
    attempt = await startAttempt(await acquire(), program, reason === STARVED ? STRETCH : 1);
    if (attempt.opened.state !== 'opened') return false;
    for (const run of finishedRuns) {
      if ((await attempt.run(run)).state === 'failed') return false;
    }
    return true;
  };

  if (attempt.opened.state === 'not_opened' && attempt.opened.why.state === 'failed') {
    await startOver(attempt.opened.why);
  }
  const { opened } = attempt;
  if (opened.state === 'not_opened') {
    attempt.release(opened.spoilt);
    return opened.why;
  }

  let ended: Ended | undefined;
  return {
    state: 'ready',
    session: {
      positions: opened.positions,
      run: async (run) => {
        if (ended !== undefined) return { ...ended, console: [], cpuMs: 0 };
        const first = await attempt.run(run);
        const again = first.state === 'failed' && !startedOver && (await startOver(first));
        const outcome = again ? withConsole(await attempt.run(run), first) : first;
        if (outcome.state === 'limit' || outcome.state === 'failed') ended = outcome;
        else finishedRuns.push(run);
        return outcome;
      },
      close: async () => attempt.release(ended !== undefined),
    },
  };
}

/** An isolate that had to be disposed took its console with it; the first attempt's lines are as good. */
function withConsole(outcome: RunOutcome, first: RunOutcome): RunOutcome {
  if (outcome.state === 'finished' || outcome.console.length > 0) return outcome;
  return { ...outcome, console: first.console };
}
