import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { loadExercise } from '../../../server/exercises/load.ts';
import { createGrader } from '../../../server/grading/create-grader.ts';
import type { GradableExercise } from '../../../server/grading/types.ts';
import { readNpModules } from './np-modules.ts';
import { encodeRuns } from '../../../server/sandbox/student-plan.ts';
import type { Run, Sandbox } from '../../../server/sandbox/types.ts';
import { traceSandbox } from './trace-sandbox.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What is graded again and again. */
export interface Workload {
  readonly name: string;
  readonly exercise: GradableExercise;
  readonly source: string;
}

export const exerciseFolders = {
  'dense-sigmoid': 'test/fixtures/exercises/01-dense-sigmoid',
  'mlp2-backward': 'exercises/15-mlp2-backward',
} as const;

export async function readWorkload(name: keyof typeof exerciseFolders): Promise<Workload> {
  const { definition, model, gradingHash, solution } = await loadExercise(
    join(root, exerciseFolders[name]),
  );
  return { name, exercise: { version: gradingHash, definition, model }, source: solution };
}

/** One submission as its student process sees it: JavaScript modules and crossings. */
export interface BareSubmission {
  readonly modules: Readonly<Record<string, string>>;
  readonly crossings: readonly { readonly plan: string; readonly numbers: readonly number[] }[];
}

/** Modules by the names that `bareModules` and the student's program import. */
export const entry = `
import { NdArray } from 'sandbox/isolate/np/nd-array.ts';
import { makeCalls } from 'calls';
import * as program from 'program';
export const run = (plan, numbers) => makeCalls(NdArray, program, JSON.parse(plan)[0], numbers);
`;

/** Grades once per seed and writes down every crossing into the student's program. */
export async function recordSubmissions(
  sandbox: Sandbox,
  { exercise, source }: Workload,
  seeds: readonly string[],
): Promise<BareSubmission[]> {
  const calls = readFileSync(new URL('calls.ts', import.meta.url), 'utf8');
  const modules = {
    ...readNpModules(),
    calls: stripTypeScriptTypes(calls),
    program: stripTypeScriptTypes(source),
    entry,
  };
  const submissions: BareSubmission[] = [];
  for (const seed of seeds) {
    const runs: Run[] = [];
    const recorded = traceSandbox(sandbox, { onRun: (run) => runs.push(run) });
    await createGrader({ sandbox: recorded }).grade({ exercise, source, seed });
    const crossings = runs.map((run) => encodeRuns([run]));
    submissions.push({
      modules,
      crossings: crossings.map(({ plan, numbers }) => ({ plan, numbers: [...numbers] })),
    });
  }
  return submissions;
}
