import { runGate, type GateOutcome } from '../exercises/gate/run-gate.ts';
import type { KillMatrix } from '../exercises/gate/kill-matrix.ts';
import { readMisconceptions } from '../exercises/read-misconceptions.ts';
import { createSandbox } from '../sandbox/create-sandbox.ts';
import { CommandError } from './command-error.ts';
import { readExercises } from './read-exercises.ts';

export interface TestCommand {
  readonly directory: string;
  /** None: all of them. */
  readonly exercises: readonly string[];
  readonly seeds: number;
}

/** Runs the publish gate; exit code 0 when every exercise holds. */
export async function testCommand({ directory, exercises, seeds }: TestCommand): Promise<number> {
  const loaded = await readExercises(directory);
  const misconceptions = await readMisconceptions(directory);
  const known = loaded.exercises.map(({ definition }) => definition.id);
  const unknown = exercises.filter((id) => !known.includes(id));
  for (const { folder, message } of loaded.broken) console.log(`✗ ${folder}\n  refuse  ${message}`);
  if (unknown.length > 0 && loaded.broken.length === 0) {
    throw new CommandError(
      `there is no exercise ${unknown.join(', ')}; there are: ${known.join(', ')}`,
    );
  }
  const chosen = loaded.exercises.filter(
    ({ definition }) => exercises.length === 0 || exercises.includes(definition.id),
  );
  const sandbox = await createSandbox({});
  try {
    let refused = loaded.broken.length;
    for (const exercise of chosen) {
      const outcome = await runGate({
        directory,
        exercise,
        misconceptions,
        sandbox,
        seeds: Array.from({ length: seeds }, (_, seed) => `gate-${seed}`),
      });
      if (!printOutcome(outcome)) refused += 1;
    }
    console.log(
      `${chosen.length - refused + loaded.broken.length} of ${chosen.length + loaded.broken.length} exercises hold`,
    );
    return refused === 0 && unknown.length === 0 ? 0 : 1;
  } finally {
    await sandbox.stop();
  }
}

function printOutcome({ exercise, findings, matrix }: GateOutcome): boolean {
  const holds = findings.every(({ severity }) => severity !== 'refuse');
  console.log(`${holds ? '✓' : '✗'} ${exercise}`);
  for (const { severity, rule, message } of findings) {
    console.log(`  ${severity.padEnd(7)} ${rule}: ${message}`);
  }
  printMatrix(matrix);
  return holds;
}

/** One row a mistake, one column a case; × where the case finds it. */
function printMatrix({ cases, rows }: KillMatrix): void {
  if (rows.length === 0) return;
  const width = Math.max(...rows.map(({ misconception }) => misconception.length));
  for (const { misconception, outcomes } of rows) {
    const marks = outcomes.map((outcome) => (outcome === 'passed' ? '·' : '×')).join(' ');
    console.log(`    ${misconception.padEnd(width)}  ${marks}`);
  }
  console.log(`    ${'cases'.padEnd(width)}  ${cases.join(', ')}`);
}
