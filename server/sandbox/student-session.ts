import { STARVED, STRETCH } from './fairness.ts';
import { startAttempt } from './student-attempt.ts';
import type { Lease } from './student-pool.ts';
import type { ConsoleLine, Interruption, Opened, Run, StudentProgram } from './types.ts';

const MAX_START_OVERS = 2;

interface Said {
  readonly state: string;
  readonly console: readonly ConsoleLine[];
}

/**
 * Opens one program in a process of its own. What fails without the program's fault (the process was killed, the machine
 * gave it too little processor) is run again from the start in a fresh process; the caller notices only the wait.
 */
export async function openSession(
  acquire: (signal?: AbortSignal) => Promise<Lease>,
  program: StudentProgram,
  signal?: AbortSignal,
): Promise<Opened> {
  let attempt = await startAttempt(await acquire(signal), program, 1);
  let startOvers = 0;
  const finishedRuns: Run[] = [];

  /** Begins again and repeats what had been run; false if that fails too. */
  const startOver = async (reason: string): Promise<boolean> => {
    startOvers++;
    attempt.release(true);
    attempt = await startAttempt(await acquire(), program, reason === STARVED ? STRETCH : 1);
    if (attempt.opened.state !== 'opened') return false;
    for (const run of finishedRuns) {
      if ((await attempt.run(run)).state === 'failed') return false;
    }
    return true;
  };

  let { opened } = attempt;
  let said: readonly ConsoleLine[] = [];
  while (opened.state === 'not_opened') {
    const { why, spoilt } = opened;
    if (why.state !== 'failed' || startOvers === MAX_START_OVERS) {
      attempt.release(spoilt);
      return withConsole(why, said);
    }
    said = withConsole(why, said).console;
    await startOver(why.reason);
    ({ opened } = attempt);
  }

  const perform = async (run: Run) => {
    let outcome = await attempt.run(run);
    for (;;) {
      if (outcome.state !== 'failed' || startOvers === MAX_START_OVERS) return outcome;
      const again = await startOver(outcome.reason);
      if (again) outcome = withConsole(await attempt.run(run), outcome.console);
    }
  };

  let ended: (Interruption & Said) | undefined;
  return {
    state: 'ready',
    session: {
      positions: opened.positions,
      run: async (run) => {
        if (ended !== undefined) return { ...ended, console: [], cpuMs: 0 };
        const outcome = await perform(run);
        if (outcome.state === 'limit' || outcome.state === 'failed') ended = outcome;
        else finishedRuns.push(run);
        return outcome;
      },
      close: async () => attempt.release(ended !== undefined),
    },
  };
}

/** An isolate that had to be disposed took its console with it; a former attempt's lines are as good. */
function withConsole<T extends Said>(outcome: T, former: readonly ConsoleLine[]): T {
  if (outcome.state === 'finished' || outcome.console.length > 0) return outcome;
  return { ...outcome, console: former };
}
