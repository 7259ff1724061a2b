import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { locales } from '#contract/locale.ts';
import type { Report } from '#contract/report.ts';
import { createGrader } from '../../grading/create-grader.ts';
import { buildBank } from '../../grading/diagnosis/build-bank.ts';
import type { GradableExercise, Grader } from '../../grading/types.ts';
import { listSources } from '../read-wrong.ts';
import type { GateContext, GateFiles, NamedSource } from './gate-context.ts';
import type { GateRequest } from './run-gate.ts';

/** Reads what stands in the folder besides what loading it has read. */
export async function readGateFiles({
  directory,
  exercise,
  misconceptions,
}: Pick<GateRequest, 'directory' | 'exercise' | 'misconceptions'>): Promise<GateFiles> {
  const folder = join(directory, exercise.folder);
  const read = async (file: string): Promise<NamedSource> => ({
    file,
    source: await readFile(join(folder, file), 'utf8'),
  });
  const alternatives = await listSources(join(folder, 'alt'));
  const texts = ['exercise.yaml', ...locales.map((locale) => `statement.${locale}.md`)];
  return {
    exercise,
    misconceptions,
    alternatives: await Promise.all(alternatives.map((name) => read(`alt/${name}`))),
    texts: await Promise.all(texts.map(read)),
  };
}

/** Makes of the files what a publication would: an exercise to grade by, that knows its mistakes. */
export async function gatherContext(
  files: GateFiles,
  { sandbox, seeds }: Pick<GateRequest, 'sandbox' | 'seeds'>,
): Promise<GateContext> {
  const { gradingHash: version, definition, model, solution, wrong } = files.exercise;
  const bank = await buildBank(
    sandbox,
    { version, definition, model },
    { solution, wrong },
    'gate',
  );
  const gradable = { version, definition, model, diagnostics: async () => bank };
  const grader = createGrader({ sandbox });
  return { ...files, gradable, bank, grader, report: gradeOnce(grader, gradable), sandbox, seeds };
}

/** Several rules look at the same reports. */
function gradeOnce(grader: Grader, exercise: GradableExercise): GateContext['report'] {
  const reports = new Map<string, Promise<Report>>();
  return (source, seed) => {
    const key = JSON.stringify([source, seed]);
    const graded = reports.get(key) ?? grader.grade({ exercise, source, seed });
    reports.set(key, graded);
    return graded;
  };
}
