import type { ExerciseDefinition } from '#contract/exercise.ts';
import type { Report } from '#contract/report.ts';

/** The report of a run that we could not finish; `incident` is what staff find in the log. */
export function systemErrorReport(run: {
  readonly incident: string;
  readonly definition: ExerciseDefinition;
  readonly version: string;
  readonly seed: string;
}): Report {
  const { tasks } = run.definition;
  return {
    schema: 1,
    exercise: run.definition.id,
    version: run.version,
    engine: 'none',
    seed: run.seed,
    verdict: 'system_error',
    score: 0,
    maxScore: tasks.reduce((sum, task) => sum + task.points, 0),
    firstWrong: null,
    headline: { key: 'system_error', args: { incident: run.incident } },
    agreement: null,
    tasks: tasks.map(({ id, points }) => ({ id, points: 0, maxPoints: points })),
    cases: [],
    diagnoses: [],
    console: [],
    timings: { queueMs: null, gradeMs: 0, cpuMs: 0 },
    error: null,
  };
}
