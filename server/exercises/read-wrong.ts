import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseDefinition } from '#contract/exercise.ts';
import { ExerciseError } from './exercise-error.ts';

/** A file of `wrong/`: one misconception and how it must fail. */
export interface WrongFile {
  /** `wrong/missing-mean.ts` */
  readonly file: string;
  readonly misconception: string;
  /** Tasks that lose their points. */
  readonly fails: readonly string[];
  readonly passes: readonly string[];
  /** The quantity that is blamed first. */
  readonly firstWrong: string;
  /** The source, its header blank, so that lines keep their numbers. */
  readonly source: string;
}

/** Reads `wrong/*.ts` of an exercise folder with their headers. */
export async function readWrongFiles(folder: string): Promise<WrongFile[]> {
  const names = await listSources(join(folder, 'wrong'));
  return Promise.all(
    names.map(async (name) =>
      parseWrongFile(`wrong/${name}`, await readFile(join(folder, 'wrong', name), 'utf8')),
    ),
  );
}

/** The .ts and .js files of a folder by name; none where there is no folder. */
export async function listSources(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /\.[jt]s$/.test(name)).toSorted();
}

const example: Readonly<Record<string, string>> = {
  misconception: 'missing-mean',
  fails: 'output, hidden',
  passes: 'loss',
  firstWrong: 'dW2',
};

function parseWrongFile(file: string, text: string): WrongFile {
  const header = new Map<string, string>();
  for (const [at, line] of text.split('\n').entries()) {
    const [, key, value = ''] = /^\/\/ @(\w+)(.*)$/.exec(line) ?? [];
    if (key === undefined) continue;
    if (!(key in example)) {
      const known = Object.keys(example).map((name) => `@${name}`);
      throw new ExerciseError(file, `there is no @${key}; there are ${known.join(', ')}`, at + 1);
    }
    header.set(key, value.trim());
  }
  const required = (key: string): string => {
    const value = header.get(key);
    if (value) return value;
    throw new ExerciseError(file, `its header has no @${key}; write // @${key} ${example[key]}`);
  };
  return {
    file,
    misconception: required('misconception'),
    fails: words(required('fails')),
    passes: words(header.get('passes') ?? ''),
    firstWrong: required('firstWrong'),
    source: text.replace(/^\/\/ @\w+.*$/gm, ''),
  };
}

/** Refuses a header that speaks of tasks that there are not, or leaves some out. */
export function checkHeader(
  { file, fails, passes }: WrongFile,
  { tasks }: Pick<ExerciseDefinition, 'tasks'>,
): void {
  const ids = tasks.map(({ id }) => id);
  const declared = [...fails, ...passes];
  const stranger = declared.find((id) => !ids.includes(id));
  if (stranger !== undefined) {
    throw new ExerciseError(file, `there is no task ${stranger}; there are ${ids.join(', ')}`);
  }
  const twice = fails.find((id) => passes.includes(id));
  if (twice !== undefined) {
    throw new ExerciseError(file, `${twice} stands in @fails and in @passes; it belongs in one`);
  }
  const left = ids.find((id) => !declared.includes(id));
  if (left === undefined) return;
  throw new ExerciseError(file, `${left} stands neither in @fails nor in @passes; say which`);
}

function words(list: string): string[] {
  return list.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}
