import type { Misconception } from '#contract/misconception.ts';
import type { Report } from '#contract/report.ts';
import type { DiagnosticBank } from '../../grading/diagnosis/bank.ts';
import type { Grader, GradableExercise } from '../../grading/types.ts';
import type { Sandbox } from '../../sandbox/types.ts';
import type { LoadedExercise } from '../types.ts';

/** A source of an exercise folder by its name there: `alt/loops.ts`. */
export interface NamedSource {
  readonly file: string;
  readonly source: string;
}

/** Everything that can be judged by reading. */
export interface GateFiles {
  readonly exercise: LoadedExercise;
  readonly alternatives: readonly NamedSource[];
  /** exercise.yaml and the statements, as they stand in the folder. */
  readonly texts: readonly NamedSource[];
  readonly misconceptions: ReadonlyMap<string, Misconception>;
}

/** Everything that the rules of the gate look at. */
export interface GateContext extends GateFiles {
  readonly gradable: GradableExercise;
  readonly bank: DiagnosticBank;
  readonly grader: Grader;
  /** The report of a source, graded once for each seed. */
  readonly report: (source: string, seed: string) => Promise<Report>;
  readonly sandbox: Pick<Sandbox, 'open' | 'evaluate'>;
  /** Seeds on which right answers must pass; the first few serve the other rules. */
  readonly seeds: readonly string[];
}

export interface Finding {
  /** `refuse` keeps the version from being published, `warn` does not. */
  readonly severity: 'refuse' | 'warn';
  /** What was seen, with the values, and what to do. */
  readonly message: string;
}

/** One thing that the gate demands of the files as they are written. */
export type ReadingRule = (files: GateFiles) => readonly Finding[];

/** One thing that the gate demands of what the files do. */
export type GateRule = (context: GateContext) => Promise<readonly Finding[]>;

export function refuse(message: string): Finding {
  return { severity: 'refuse', message };
}

export function warn(message: string): Finding {
  return { severity: 'warn', message };
}
