import type { ExerciseDefinition } from '#contract/exercise.ts';
import type { Report } from '#contract/report.ts';
import type { Verdict } from '#contract/verdict.ts';
import type { DiagnosticBank } from './diagnosis/bank.ts';

/** What of an exercise version a grading needs. */
export interface GradableExercise {
  /** `sha256:…` of everything that can change a grade. */
  readonly version: string;
  readonly definition: ExerciseDefinition;
  /** The source of model.ts. */
  readonly model: string;
  /** What wrong solutions answer, asked for only when something is wrong; without it mistakes have no names. */
  readonly diagnostics?: () => Promise<DiagnosticBank | null>;
}

export type Progress =
  | { readonly event: 'started'; readonly cases: number }
  | {
      readonly event: 'case';
      readonly done: number;
      readonly of: number;
      readonly id: string;
      readonly outcome: Verdict;
    };

export interface GradeRequest {
  readonly exercise: GradableExercise;
  readonly source: string;
  /** 32 hexadecimal digits; the same version, engine and seed give the same numbers. */
  readonly seed: string;
  /** Milliseconds between arrival and the start of grading, for the report. */
  readonly queueMs?: number;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Grader {
  /**
   * Grades one source. Everything that the student's code does is part of the report;
   * a failure of ours (a dead process, a model that does not run) throws GradingFailure.
   */
  readonly grade: (request: GradeRequest) => Promise<Report>;
}
