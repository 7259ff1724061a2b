import type { Verdict } from '#contract/verdict.ts';
import { listCases } from '../../grading/cases.ts';
import type { GateContext } from './gate-context.ts';

/** Which cases each wrong file fails: how the mistakes of an exercise are told apart. */
export interface KillMatrix {
  readonly cases: readonly {
    readonly id: string;
    /** The id of its recipe in exercise.yaml. */
    readonly recipe: string;
  }[];
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
  report,
  seeds: [seed = '0'],
}: GateContext): Promise<KillMatrix> {
  const scored = listCases(gradable.definition).filter(({ spec }) => !spec.confirming);
  const rows: KillMatrix['rows'][number][] = [];
  for (const { misconception, source } of exercise.wrong) {
    const { cases } = await report(source, seed);
    rows.push({ misconception, outcomes: cases.map(({ outcome }) => outcome) });
  }
  return { cases: scored.map(({ id, spec }) => ({ id, recipe: spec.id })), rows };
}
