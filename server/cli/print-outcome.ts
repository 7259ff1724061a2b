import type { KillMatrix } from '../exercises/gate/kill-matrix.ts';
import type { GateOutcome } from '../exercises/gate/run-gate.ts';
import type { BrokenExercise } from '../exercises/types.ts';

/** Prints what the gate found in an exercise; true where it holds. */
export function printOutcome({ exercise, findings, matrix }: GateOutcome): boolean {
  const holds = findings.every(({ severity }) => severity !== 'refuse');
  console.log(`${holds ? '✓' : '✗'} ${exercise}`);
  for (const { severity, rule, message } of findings) {
    console.log(`  ${severity.padEnd(6)}  ${rule}: ${message}`);
  }
  for (const line of layOut(matrix)) console.log(`    ${line}`);
  return holds;
}

/** Prints why a folder cannot be read. */
export function printBroken({ folder, message }: BrokenExercise): void {
  console.log(`✗ ${folder}\n  refuse  ${message}`);
}

/**
 * One row a mistake, one column a case, the cases of a recipe under its name:
 * × where the case finds the mistake, · where it lets it pass.
 */
export function layOut({ cases, rows }: KillMatrix): string[] {
  if (rows.length === 0) return [];
  const recipes = [...new Set(cases.map(({ recipe }) => recipe))];
  const widest = Math.max(...rows.map(({ misconception }) => misconception.length));
  const line = (title: string, cells: readonly string[]) =>
    [title.padEnd(widest), ...cells].join('  ').trimEnd();
  const widths = recipes.map((name) => {
    const count = cases.filter(({ recipe }) => recipe === name).length;
    return Math.max(name.length, 2 * count - 1);
  });
  return [
    line(
      '',
      recipes.map((name, at) => name.padEnd(widths[at] ?? 0)),
    ),
    ...rows.map(({ misconception, outcomes }) =>
      line(
        misconception,
        recipes.map((name, at) => {
          const own = outcomes.filter((_, index) => cases[index]?.recipe === name);
          const marks = own.map((outcome) => (outcome === 'passed' ? '·' : '×')).join(' ');
          return marks.padEnd(widths[at] ?? 0);
        }),
      ),
    ),
  ];
}
