import { gather } from './gather.ts';
import { RestartableProgram, type Acquire } from './restartable-program.ts';
import type { Opened, Run, RunOutcome, StudentProgram } from './types.ts';

/** Opens one program; runs that are asked for at the same time share a crossing. */
export async function openSession(
  acquire: Acquire,
  program: StudentProgram,
  signal?: AbortSignal,
): Promise<Opened> {
  const running = await RestartableProgram.start(acquire, program, signal);
  const { opened } = running;
  if (opened.state === 'not_opened') {
    running.release(opened.spoilt);
    return opened.why;
  }
  let ended: RunOutcome | undefined;

  const runAll = async (runs: readonly Run[]): Promise<readonly RunOutcome[]> => {
    if (ended !== undefined) return runs.map(() => repeat(ended!));
    const crossing = await running.run(runs);
    if (crossing.state === 'crossed') {
      ended = crossing.outcomes.find(({ state }) => state === 'limit');
      return crossing.outcomes;
    }
    // Which of several runs went beyond a limit shows when each is run on its own.
    const isOneOfMany = runs.length > 1 && crossing.state !== 'failed';
    if (isOneOfMany && (await running.startOver('each run on its own'))) return runApart(runs);
    if (crossing.state !== 'threw') ended = crossing;
    return runs.map(() => crossing);
  };

  const runApart = async (runs: readonly Run[]): Promise<readonly RunOutcome[]> => {
    const outcomes: RunOutcome[] = [];
    for (const run of runs) outcomes.push(...(await runAll([run])));
    return outcomes;
  };

  return {
    state: 'ready',
    session: {
      locate: () => running.locate(),
      run: gather(runAll),
      close: async () => running.release(ended !== undefined),
    },
  };
}

/** After a limit or a failure every later run answers the same. */
function repeat(ended: RunOutcome): RunOutcome {
  return { ...ended, console: [], cpuMs: 0 };
}
