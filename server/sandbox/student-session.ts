import { startAttempt } from './student-attempt.ts';
import type { Lease } from './student-pool.ts';
import { STARVED } from './student-reply.ts';
import type { ConsoleLine, Interruption, Opened, Run, StudentProgram } from './types.ts';

/** Wall times of a second attempt on a machine that was too busy for the first, as a multiple of the asked ones. */
const STRETCH = 4;

type Ended = Interruption & { readonly console: readonly ConsoleLine[] };

/**
 * Opens one program in a process of its own. A program that ran out of wall time without having had its share of the
 * processor is run again from the start in a fresh process, with more patience; the caller notices only the wait.
 */
export async function openSession(
  acquire: () => Promise<Lease>,
  program: StudentProgram,
): Promise<Opened> {
  let attempt = await startAttempt(await acquire(), program, 1);
  let patient = false;
  const finishedRuns: Run[] = [];

  /** Starts over and repeats what had been run; false if the machine is too busy even for that. */
  const startOver = async (): Promise<boolean> => {
    patient = true;
    attempt.release(true);
    attempt = await startAttempt(await acquire(), program, STRETCH);
    if (attempt.opened.state !== 'opened') return false;
    for (const run of finishedRuns) {
      if (isStarved(await attempt.run(run))) return false;
    }
    return true;
  };

  if (attempt.opened.state === 'not_opened' && isStarved(attempt.opened.why)) await startOver();
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
        let outcome = await attempt.run(run);
        if (isStarved(outcome) && !patient && (await startOver())) outcome = await attempt.run(run);
        if (outcome.state === 'limit' || outcome.state === 'failed') ended = outcome;
        else finishedRuns.push(run);
        return outcome;
      },
      close: async () => attempt.release(ended !== undefined),
    },
  };
}

function isStarved(outcome: { readonly state: string; readonly reason?: unknown }): boolean {
  return outcome.state === 'failed' && outcome.reason === STARVED;
}
