import { runGate } from '../exercises/gate/run-gate.ts';
import type { LoadedExercises } from '../exercises/load.ts';
import { readMisconceptions } from '../exercises/read-misconceptions.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import { CommandError } from './command-error.ts';
import { printBroken, printOutcome } from './print-outcome.ts';
import { readExercises } from './read-exercises.ts';
import { showProgress } from './show-progress.ts';

export interface TestCommand {
  readonly directory: string;
  /** None: all of them. */
  readonly exercises: readonly string[];
  readonly seeds: number;
}

/** Runs the publish gate; exit code 0 when every exercise holds. */
export async function testCommand({ directory, exercises, seeds }: TestCommand): Promise<number> {
  const { chosen, broken } = choose(await readExercises(directory), exercises);
  for (const one of broken) printBroken(one);
  const total = chosen.length + broken.length;
  let holding = 0;
  if (chosen.length > 0) {
    const misconceptions = await readMisconceptions(directory).catch(() => new Map());
    const sandbox = await createSandbox({});
    try {
      for (const [at, exercise] of chosen.entries()) {
        const progress = showProgress(`${at + 1}/${chosen.length} ${exercise.definition.id}`);
        const outcome = await runGate({
          directory,
          exercise,
          misconceptions,
          sandbox,
          seeds: Array.from({ length: seeds }, (_, seed) => `gate-${seed}`),
          onRule: progress.step,
        }).finally(progress.end);
        if (printOutcome(outcome)) holding += 1;
      }
    } finally {
      await sandbox.stop();
    }
    console.log('× the case finds the mistake, · it lets it pass');
  }
  console.log(`${holding} of ${total} exercises hold`);
  return holding === total ? 0 : 1;
}

interface Choice {
  readonly chosen: LoadedExercises['exercises'];
  readonly broken: LoadedExercises['broken'];
}

/** The exercises that were asked for, by id, and those of them that cannot be read; all where none is named. */
function choose({ exercises, broken }: LoadedExercises, ids: readonly string[]): Choice {
  if (ids.length === 0) return { chosen: exercises, broken };
  const idOf = (folder: string) => folder.replace(/^\d+-/, '');
  const chosen = exercises.filter(({ definition }) => ids.includes(definition.id));
  const faulty = broken.filter(({ folder }) => ids.includes(idOf(folder)));
  const found = new Set([...chosen, ...faulty].map(({ folder }) => idOf(folder)));
  const unknown = ids.filter((id) => !found.has(id));
  if (unknown.length > 0) {
    const known = exercises.map(({ definition }) => definition.id).join(', ') || 'none';
    throw new CommandError(`there is no exercise ${unknown.join(', ')}; there are: ${known}`);
  }
  return { chosen, broken: faulty };
}
