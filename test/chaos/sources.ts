import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export const exerciseId = 'linear-backward';
const folder = join('exercises', '12-linear-backward');

/** What students submit: the solution, every wrong solution, and what does not even start. */
export async function readSources(): Promise<readonly string[]> {
  const wrong = await readdir(join(folder, 'wrong'));
  const files = ['solution.ts', ...wrong.map((file) => join('wrong', file))];
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return [...sources, 'export const forward = 1;', 'export function forward( {'];
}

/** Runs into the time limit; rare, because each costs seconds of a processor. */
export const endlessSource = `
export function forward() { return { Z: [[0]] }; }
export function backward() { for (;;); }
`;
