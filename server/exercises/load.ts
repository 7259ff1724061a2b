import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Misconception } from '#contract/misconception.ts';
import { relatedMistakes } from '../grading/related-mistakes.ts';
import { checkDefinition } from './check-definition.ts';
import { declareFunctions } from './declarations.ts';
import { ExerciseError } from './exercise-error.ts';
import { readDefinition, type WrittenDefinition } from './read-definition.ts';
import { readMisconceptions } from './read-misconceptions.ts';
import { checkHeader, readWrongFiles } from './read-wrong.ts';
import { matchStatements } from './match-statements.ts';
import type { BrokenExercise, LoadedExercise } from './types.ts';
import { contentHash, gradingHash } from './versions.ts';

const npDeclarations = new URL('../sandbox/isolate/np/np.d.ts', import.meta.url);

export interface LoadedExercises {
  readonly exercises: readonly LoadedExercise[];
  readonly broken: readonly BrokenExercise[];
}

/** Reads every exercise folder of a directory; a broken one is reported and does not stop the others. */
export async function loadExercises(directory: string): Promise<LoadedExercises> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const exercises: LoadedExercise[] = [];
  const broken: BrokenExercise[] = [];
  let misconceptions: ReadonlyMap<string, Misconception> = new Map();
  try {
    misconceptions = await readMisconceptions(directory);
  } catch (cause) {
    if (!(cause instanceof ExerciseError)) throw cause;
    broken.push({ folder: basename(directory), message: cause.message });
  }
  for (const folder of folders.toSorted()) {
    try {
      exercises.push(await loadExercise(join(directory, folder), misconceptions));
    } catch (cause) {
      if (!(cause instanceof ExerciseError)) throw cause;
      broken.push({ folder, message: cause.message });
    }
  }
  return rejectRepeatedIds(exercises, broken);
}

/** Reads and checks one exercise folder. Throws ExerciseError with file and line for its author. */
export async function loadExercise(
  path: string,
  misconceptions: ReadonlyMap<string, Misconception> = new Map(),
): Promise<LoadedExercise> {
  const folder = basename(path);
  const written = readDefinition(await readText(path, 'exercise.yaml'));
  checkDefinition(written);
  const { definition } = written;
  const position = checkFolderName(folder, written);
  const [model, starter, solution, np] = await Promise.all([
    readText(path, 'model.ts'),
    readText(path, 'starter.ts'),
    readText(path, 'solution.ts'),
    readFile(npDeclarations, 'utf8'),
  ]);
  const statement = matchStatements({
    'pt-BR': await readText(path, 'statement.pt-BR.md'),
    en: await readText(path, 'statement.en.md'),
  });
  const wrong = await readWrongFiles(path);
  for (const one of wrong) checkHeader(one, definition);
  const names = new Set([...wrong.map(({ misconception }) => misconception), ...relatedMistakes]);
  const mistakes = [...names].flatMap((name) => misconceptions.get(name) ?? []);
  const types = `${np}\n${declareFunctions(definition)}`;
  const { title, summary, lecture, tasks } = definition;
  const words = tasks.map((task) => task.title);
  return {
    folder,
    position,
    definition,
    model,
    starter,
    solution,
    wrong,
    mistakes,
    statement,
    types,
    gradingHash: gradingHash(definition, model),
    textHash: contentHash({
      title,
      summary,
      lecture,
      words,
      statement,
      starter,
      types,
      solution,
      wrong,
      mistakes,
    }),
  };
}

function checkFolderName(
  folder: string,
  { definition: { id }, errorAt }: WrittenDefinition,
): number {
  const parts = /^(\d+)-(.+)$/.exec(folder);
  if (parts?.[2] === id) return Number(parts[1]);
  throw errorAt(
    ['id'],
    `id is ${id}, so the folder is NN-${id}, NN being its place in the list, not ${folder}`,
  );
}

async function readText(path: string, file: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(join(path, file), 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new ExerciseError(file, `cannot be read (${code}); every exercise has one`);
  }
  if (text.trim() === '') throw new ExerciseError(file, 'is empty');
  return text;
}

function rejectRepeatedIds(
  exercises: readonly LoadedExercise[],
  broken: readonly BrokenExercise[],
): LoadedExercises {
  const owners = new Map<string, string>();
  const repeated = exercises.flatMap(({ folder, definition: { id } }) => {
    const owner = owners.get(id);
    owners.set(id, owner ?? folder);
    return owner === undefined
      ? []
      : [{ folder, message: `exercise.yaml: id ${id} is taken by ${owner}; ids are unique` }];
  });
  const rejected = new Set(repeated.map(({ folder }) => folder));
  return {
    exercises: exercises.filter(({ folder }) => !rejected.has(folder)),
    broken: [...broken, ...repeated],
  };
}
