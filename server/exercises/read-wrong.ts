import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  /** The source without its header. */
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

function parseWrongFile(file: string, text: string): WrongFile {
  const header = new Map(
    [...text.matchAll(/^\/\/ @(\w+) (.+)$/gm)].map(([, key = '', value = '']) => [
      key,
      value.trim(),
    ]),
  );
  const required = (key: string, example: string): string => {
    const value = header.get(key);
    if (value) return value;
    throw new ExerciseError(file, `its header has no @${key}; write // @${key} ${example}`);
  };
  return {
    file,
    misconception: required('misconception', 'missing-mean'),
    fails: words(required('fails', 'output, hidden')),
    passes: words(header.get('passes') ?? ''),
    firstWrong: required('firstWrong', 'dW2'),
    source: text.replace(/^\/\/ @\w+ .+\n/gm, ''),
  };
}

function words(list: string): string[] {
  return list.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
}
