import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { runGate } from '../../../server/exercises/gate/run-gate.ts';
import { loadExercises } from '../../../server/exercises/load.ts';
import { readMisconceptions } from '../../../server/exercises/read-misconceptions.ts';
import { it } from './good-exercise.ts';

const directory = fileURLToPath(new URL('../../../exercises', import.meta.url));
const { exercises, broken } = await loadExercises(directory);
const misconceptions = await readMisconceptions(directory);

/** One seed of the many that `gradecheck test` takes. */
const seeds = ['short'];

describe('every exercise', () => {
  it('can be read', () => {
    expect(broken).toEqual([]);
  });

  it.for(exercises.map((exercise) => [exercise.folder, exercise] as const))(
    'holds before the publish gate: %s',
    { timeout: 120_000 },
    async ([, exercise], { gate: { sandbox } }) => {
      const { findings } = await runGate({ directory, exercise, misconceptions, sandbox, seeds });
      expect(findings).toEqual([]);
    },
  );
});
