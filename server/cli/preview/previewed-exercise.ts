import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ExercisePage } from '#contract/api/exercises.ts';
import type { Preview, PreviewedFile } from '#contract/api/preview.ts';
import { forStudent } from '#contract/report-for-student.ts';
import { ExerciseError } from '../../exercises/exercise-error.ts';
import { loadExercise } from '../../exercises/load.ts';
import { readMisconceptions } from '../../exercises/read-misconceptions.ts';
import { listSources } from '../../exercises/read-wrong.ts';
import type { LoadedExercise } from '../../exercises/types.ts';
import { listCases } from '../../grading/cases.ts';
import { createGrader } from '../../grading/create-grader.ts';
import { GradingFailure } from '../../grading/grading-failure.ts';
import type { Sandbox } from '../../sandbox/types.ts';
import { diagnosticsOf } from '../diagnostics-of.ts';

/** An exercise folder that is read afresh each time somebody looks. */
export interface PreviewedExercise {
  readonly describe: () => Promise<Preview>;
  /** null where the folder has no such file. */
  readonly grade: (file: string) => Promise<PreviewedFile | null>;
}

/** The same numbers each time, so that a report changes only with the files. */
const seed = '0'.repeat(32);

export function previewExercise(
  path: string,
  sandbox: Pick<Sandbox, 'open' | 'evaluate'>,
): PreviewedExercise {
  const grader = createGrader({ sandbox });
  const inTurn = takeTurns();

  return {
    describe: async () => {
      const [loaded, files] = await Promise.all([load(), listFiles(path)]);
      const exercise = 'problem' in loaded ? null : describePage(loaded);
      const problem = 'problem' in loaded ? loaded.problem : null;
      return { folder: basename(path), exercise, problem, files };
    },
    grade: async (file) => {
      if (!(await listFiles(path)).includes(file)) return null;
      const source = await readFile(join(path, file), 'utf8');
      const loaded = await load();
      if ('problem' in loaded) return { source, report: null, explanations: [], ...loaded };
      return { source, ...(await inTurn(() => grade(loaded, source))) };
    },
  };

  async function load(): Promise<LoadedExercise | { readonly problem: string }> {
    try {
      return await loadExercise(path, await readMisconceptions(dirname(path)));
    } catch (cause) {
      if (cause instanceof ExerciseError) return { problem: cause.message };
      throw cause;
    }
  }

  async function grade(
    exercise: LoadedExercise,
    source: string,
  ): Promise<Omit<PreviewedFile, 'source'>> {
    const { gradingHash: version, definition, model, mistakes } = exercise;
    const diagnostics = () => diagnosticsOf(sandbox, exercise);
    try {
      const report = await grader.grade({
        exercise: { version, definition, model, diagnostics },
        source,
        seed,
      });
      const named = new Set(report.diagnoses.map(({ id }) => id));
      const explanations = mistakes
        .filter(({ id }) => named.has(id))
        .map(({ id, title, hints }) => ({ id, title, hints }));
      return { report: forStudent(report), explanations, problem: null };
    } catch (cause) {
      if (!(cause instanceof GradingFailure)) throw cause;
      return { report: null, explanations: [], problem: cause.message };
    }
  }
}

/**
 * One after the other. A grading that builds the diagnostics keeps its student process and needs a second one: two at
 * once would hold all there are, and wait for each other.
 */
function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

async function listFiles(path: string): Promise<string[]> {
  const [alternatives, mistakes] = await Promise.all(
    ['alt', 'wrong'].map(async (folder) =>
      (await listSources(join(path, folder))).map((name) => `${folder}/${name}`),
    ),
  );
  return ['starter.ts', 'solution.ts', ...(alternatives ?? []), ...(mistakes ?? [])];
}

/** The page that a student gets who has not begun. */
function describePage(exercise: LoadedExercise): ExercisePage {
  const { definition, gradingHash, statement, starter, types } = exercise;
  const { id, title, summary, lecture, tasks, limits } = definition;
  const scored = listCases(definition).filter(({ spec }) => !spec.confirming);
  const shown = scored.filter(({ visibility }) => visibility === 'public');
  return {
    id,
    title,
    summary,
    lecture: lecture ?? null,
    state: 'new',
    bestScore: null,
    maxScore: tasks.reduce((sum, { points }) => sum + points, 0),
    attempts: { used: 0, limit: null },
    lastSubmittedAt: null,
    version: gradingHash,
    statement,
    starter,
    types,
    tasks: tasks.map(({ id, title, points, checks }) => ({
      id,
      title,
      maxPoints: points,
      quantities: checks,
    })),
    cases: { public: shown.length, hidden: scored.length - shown.length },
    limits: { caseMs: limits.caseMs, memoryMb: limits.memoryMb },
  };
}
