import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../server/contract/report.ts';
import type { Misconception } from '../../server/contract/misconception.ts';
import { loadExercises } from '../../server/exercises/load.ts';
import { readMisconceptions } from '../../server/exercises/read-misconceptions.ts';
import { listSources } from '../../server/exercises/read-wrong.ts';
import type { LoadedExercise } from '../../server/exercises/types.ts';
import { createGrader } from '../../server/grading/create-grader.ts';
import type { DiagnosticBank } from '../../server/grading/diagnosis/bank.ts';
import { buildBank } from '../../server/grading/diagnosis/build-bank.ts';
import type { GradableExercise } from '../../server/grading/types.ts';
import type { Sandbox } from '../../server/sandbox/types.ts';
import { rememberAnswers } from './remember-answers.ts';

/** How often each mistake was given which name. */
export type Confusion = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface DiagnosisTally {
  readonly exercise: string;
  readonly confusion: Confusion;
  /** Right answers that were graded, and what was said of those that did not get all points without a diagnosis. */
  readonly honest: number;
  readonly falseFailures: readonly string[];
}

export interface TallyOptions {
  readonly sandbox: Sandbox;
  readonly directory: string;
  readonly seedsPerMistake: number;
  readonly seedsPerRightAnswer: number;
  /** Exercises to look at; all by default. */
  readonly only?: readonly string[];
}

/** Grades every wrong file and every honest one of all exercises on many seeds. */
export async function* tallyDiagnoses(options: TallyOptions): AsyncGenerator<DiagnosisTally> {
  const { exercises } = await loadExercises(options.directory);
  const misconceptions = await readMisconceptions(options.directory);
  const chosen = exercises.filter(
    ({ definition }) => options.only?.includes(definition.id) ?? true,
  );
  let upcoming = buildBankOf(options.sandbox, chosen[0]);
  for (const [at, exercise] of chosen.entries()) {
    const bank = await upcoming;
    // A bank is built by one process; the others have gradings to do meanwhile.
    upcoming = buildBankOf(options.sandbox, chosen[at + 1]);
    if (bank) yield await tallyExercise(exercise, bank, misconceptions, options);
  }
}

async function buildBankOf(
  sandbox: Sandbox,
  exercise: LoadedExercise | undefined,
): Promise<DiagnosticBank | null> {
  if (!exercise) return null;
  const { gradingHash: version, definition, model, solution, wrong } = exercise;
  return buildBank(sandbox, { version, definition, model }, { solution, wrong }, 'tally');
}

async function tallyExercise(
  exercise: LoadedExercise,
  bank: DiagnosticBank,
  misconceptions: ReadonlyMap<string, Misconception>,
  { sandbox, directory, seedsPerMistake, seedsPerRightAnswer }: TallyOptions,
): Promise<DiagnosisTally> {
  const { gradingHash: version, definition, model, solution, wrong } = exercise;
  const gradable: GradableExercise = {
    version,
    definition,
    model,
    diagnostics: async () => bank,
  };
  const { grade } = createGrader({ sandbox: rememberAnswers(sandbox) });
  const gradeOn = (source: string, seeds: number) =>
    inParallel(sandbox.slots.total, seeds, (seed) =>
      grade({ exercise: gradable, source, seed: `tally-${seed}` }),
    );

  const classOf = (id: string) => misconceptions.get(id)?.sameAs ?? id;
  const confusion = new Map<string, Map<string, number>>();
  for (const { misconception, source } of wrong) {
    const row = new Map<string, number>();
    for (const report of await gradeOn(source, seedsPerMistake)) {
      const name = nameGiven(report, classOf(misconception), classOf);
      row.set(name, (row.get(name) ?? 0) + 1);
    }
    confusion.set(classOf(misconception), row);
  }
  const falseFailures: string[] = [];
  let honest = 0;
  for (const { file, source } of await honestSources(join(directory, exercise.folder), solution)) {
    const seeds = Math.ceil(seedsPerRightAnswer * weightOfRightAnswers(definition));
    for (const report of await gradeOn(source, seeds)) {
      honest += 1;
      const isRight = report.verdict === 'passed' && report.diagnoses.length === 0;
      if (!isRight)
        falseFailures.push(`${definition.id} ${file} ${report.seed}: ${report.verdict}`);
    }
  }
  return { exercise: definition.id, confusion, honest, falseFailures };
}

/** Programs that may run for seconds are graded less often than others. */
export function weightOfRightAnswers({
  limits,
}: Pick<LoadedExercise['definition'], 'limits'>): number {
  return limits.caseMs > 1000 ? 0.2 : 1;
}

/** The class that a report names, the expected one first; another that it only suspects in brackets. */
function nameGiven(report: Report, expected: string, classOf: (id: string) => string): string {
  if (report.verdict === 'passed') return '(passed)';
  const named = report.diagnoses.map(({ id }) => classOf(id));
  if (named.includes(expected)) return expected;
  const confirmed = report.diagnoses.find(({ confidence }) => confidence === 'confirmed');
  return confirmed ? classOf(confirmed.id) : `(${named[0] ?? 'nothing'})`;
}

async function honestSources(folder: string, solution: string) {
  const files = await listSources(join(folder, 'alt'));
  const alternatives = await Promise.all(
    files.map(async (file) => ({
      file: `alt/${file}`,
      source: await readFile(join(folder, 'alt', file), 'utf8'),
    })),
  );
  return [{ file: 'solution.ts', source: solution }, ...alternatives];
}

/** Does `count` things, at most `width` of them at a time. */
async function inParallel<T>(
  width: number,
  count: number,
  act: (index: number) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  let next = 0;
  const work = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      results[index] = await act(index);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}
