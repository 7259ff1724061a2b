import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { gradable, it, lostTasks, readExercise } from './pipeline.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const seeds = ['5eed'];

const folders = globSync(
  ['exercises/*/exercise.yaml', 'test/fixtures/exercises/01-*/exercise.yaml'],
  {
    cwd: root,
  },
).map(dirname);

const listSources = (folder: string, pattern: string) =>
  globSync(pattern, { cwd: join(root, folder) }).toSorted();
const read = (folder: string, file: string) => readFileSync(join(root, folder, file), 'utf8');

/** What a wrong file says of itself in its first lines. */
function readHeader(source: string) {
  const field = (name: string) => new RegExp(`^// @${name} (.+)$`, 'm').exec(source)?.[1];
  return { fails: field('fails')?.split(', '), firstWrong: field('firstWrong') };
}

describe.for(folders)('%s', (folder) => {
  it.for(['solution.ts', ...listSources(folder, 'alt/*.ts')])(
    'gives %s all points, without suspicion',
    async (file, { pipeline }) => {
      const exercise = gradable(await readExercise(folder));
      for (const seed of seeds) {
        const report = await pipeline.grade(exercise, read(folder, file), seed);
        expect(report).toMatchObject({
          verdict: 'passed',
          firstWrong: null,
          diagnoses: [],
          error: null,
        });
        expect(report.score).toBe(report.maxScore);
      }
    },
  );

  it('does not let the starter pass', async ({ pipeline }) => {
    const report = await pipeline.grade(
      gradable(await readExercise(folder)),
      read(folder, 'starter.ts'),
    );
    expect(report.verdict).toBeOneOf(['wrong_forward', 'wrong_gradient']);
    expect(report.score).toBe(0);
  });

  it.for(listSources(folder, 'wrong/*.ts'))(
    'fails %s in the tasks and first at the quantity that its header declares',
    async (file, { pipeline }) => {
      const exercise = gradable(await readExercise(folder));
      const source = read(folder, file);
      const declared = readHeader(source);
      for (const seed of seeds) {
        const report = await pipeline.grade(exercise, source, seed);
        expect(report.verdict).toBeOneOf([
          'wrong_forward',
          'wrong_gradient',
          'shape_mismatch',
          'missing_output',
          'non_finite',
        ]);
        expect({ fails: lostTasks(report), firstWrong: report.firstWrong?.quantity }).toEqual(
          declared,
        );
      }
    },
  );
});
