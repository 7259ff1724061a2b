import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { Report } from '../../../server/contract/report.ts';
import { loadExercise } from '../../../server/exercises/load.ts';
import type { LoadedExercise } from '../../../server/exercises/types.ts';
import { createGrader } from '../../../server/grading/create-grader.ts';
import type { GradableExercise, Grader } from '../../../server/grading/types.ts';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The real grader over real sandbox processes. */
export interface Pipeline {
  readonly sandbox: Sandbox;
  readonly grader: Grader;
  /** Every report that comes out is of the shape that the contract says. */
  readonly grade: (exercise: GradableExercise, source: string, seed?: string) => Promise<Report>;
}

/** One sandbox for a whole test file. */
// eslint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures are asked for
export const it = test.extend('pipeline', { scope: 'file' }, async ({}, { onCleanup }) => {
  const sandbox = await createSandbox({ studentProcesses: 2 });
  onCleanup(() => sandbox.stop());
  const grader = createGrader({ sandbox });
  const pipeline: Pipeline = {
    sandbox,
    grader,
    grade: async (exercise, source, seed = '5eed') =>
      Report.parse(await grader.grade({ exercise, source, seed })),
  };
  return pipeline;
});

/** An exercise by the path of its folder from the root of the project. */
export function readExercise(path: string): Promise<LoadedExercise> {
  return loadExercise(join(root, path));
}

export function gradable({ gradingHash, definition, model }: LoadedExercise): GradableExercise {
  return { version: gradingHash, definition, model };
}

/** The ids of the tasks that did not earn all their points. */
export function lostTasks({ tasks }: Report): string[] {
  return tasks.filter(({ points, maxPoints }) => points < maxPoints).map(({ id }) => id);
}
