import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadExercise } from '../../server/exercises/load.ts';
import type { GradableExercise } from '../../server/grading/types.ts';

const folder = fileURLToPath(new URL('../fixtures/exercises/01-dense-sigmoid/', import.meta.url));

/** The exercise that the gallery attacks. */
export async function readDenseSigmoid(): Promise<GradableExercise> {
  const { gradingHash, definition, model } = await loadExercise(folder);
  return { version: gradingHash, definition, model };
}

/** Right solutions in several styles; the first is the one that is graded after each attack. */
export function readHonest(): readonly [string, ...string[]] {
  return [read('solution.ts'), read('alt/nested.ts'), read('alt/typed-arrays.ts')];
}

function read(file: string): string {
  return readFileSync(`${folder}${file}`, 'utf8');
}
