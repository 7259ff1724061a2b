import type { Verdict } from '#contract/verdict.ts';
import type { GateContext } from './gate-context.ts';

/** Which cases each wrong file fails: how the mistakes of an exercise are told apart. */
export interface KillMatrix {
  readonly cases: readonly string[];
  readonly rows: readonly {
    readonly misconception: string;
    /** In the order of `cases`. */
    readonly outcomes: readonly Verdict[];
  }[];
}

/** Grades every wrong file once and keeps the outcome of each case. */
export async function killMatrix({
  exercise,
  gradable,
  grader,
  seeds: [seed = '0'],
}: GateContext): Promise<KillMatrix> {
  const rows: KillMatrix['rows'][number][] = [];
  let cases: readonly string[] = [];
  for (const { misconception, source } of exercise.wrong) {
    const report = await grader.grade({ exercise: gradable, source, seed });
    cases = report.cases.map(({ id }) => id);
    rows.push({ misconception, outcomes: report.cases.map(({ outcome }) => outcome) });
  }
  return { cases, rows };
}
