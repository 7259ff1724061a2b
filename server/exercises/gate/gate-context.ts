import type { Misconception } from '#contract/misconception.ts';
import type { DiagnosticBank } from '../../grading/diagnosis/bank.ts';
import type { Grader, GradableExercise } from '../../grading/types.ts';
import type { Sandbox } from '../../sandbox/types.ts';
import type { LoadedExercise } from '../types.ts';

/** A source of an exercise folder by its name there: `alt/loops.ts`. */
export interface NamedSource {
  readonly file: string;
  readonly source: string;
}

/** Everything that the rules of the gate look at. */
export interface GateContext {
  readonly exercise: LoadedExercise;
  readonly alternatives: readonly NamedSource[];
  readonly misconceptions: ReadonlyMap<string, Misconception>;
  readonly gradable: GradableExercise;
  readonly bank: DiagnosticBank;
  readonly grader: Grader;
  readonly sandbox: Pick<Sandbox, 'open' | 'evaluate'>;
  /** Seeds on which right answers must pass; the first few serve the other rules. */
  readonly seeds: readonly string[];
}

export interface GateFinding {
  /** `refuse` keeps the version from being published, `warn` does not. */
  readonly severity: 'refuse' | 'warn';
  readonly rule: string;
  /** What was seen, with the values, and what to do. */
  readonly message: string;
}

/** One thing that the gate demands. */
export type GateRule = (context: GateContext) => Promise<readonly GateFinding[]>;

export function refuse(rule: string, message: string): GateFinding {
  return { severity: 'refuse', rule, message };
}

export function warn(rule: string, message: string): GateFinding {
  return { severity: 'warn', rule, message };
}
