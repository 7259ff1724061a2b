import { expect } from 'vitest';
import type { GradableExercise } from '../../../server/grading/types.ts';
import { readAttacks } from '../../hostile/attacks.ts';
import { readDenseSigmoid, readHonest } from '../../hostile/dense-sigmoid-programs.ts';
import { fuzz } from '../../hostile/fuzz.ts';
import { it } from './pipeline.ts';

const exercise = await readDenseSigmoid();
const honest = readHonest();
const attacks = readAttacks().map(({ source }) => source);

it(
  'no mutant of hostile and honest programs passes with a wrong answer, and the honest one passes at the end',
  { timeout: 120_000 },
  async ({ pipeline: { sandbox, grade } }) => {
    const { mutants, findings } = await fuzz({
      sandbox,
      exercise,
      programs: [...honest, ...attacks],
      honest: honest.length,
      durationMs: 5_000,
      seed: Date.now() % 1_000_000,
    });
    expect(findings).toEqual([]);
    expect(mutants).toBeGreaterThan(0);
    expect((await grade(exercise, honest[0])).verdict).toBe('passed');
  },
);

it(
  'a wrong answer that a lax grader lets pass is found',
  { timeout: 120_000 },
  async ({ pipeline: { sandbox } }) => {
    const { findings } = await fuzz({
      sandbox,
      exercise: laxly(exercise),
      programs: honest,
      honest: honest.length,
      durationMs: 60_000,
      mostMutants: 40,
      seed: 1,
    });
    expect(findings.map(({ problem }) => problem)).toContain(
      'got all points, then passed with other numbers and wrong_answer by another measure',
    );
  },
);

/** Lets any number of the right shape pass. */
function laxly({ definition, ...rest }: GradableExercise): GradableExercise {
  const { forward, backward } = definition.functions;
  const tolerance = 1e12;
  return {
    ...rest,
    definition: {
      ...definition,
      functions: {
        forward: { ...forward!, returns: { ...forward!.returns, y: { value: 'y', tolerance } } },
        backward: {
          ...backward!,
          returns: {
            dx: { gradient: 'x', tolerance },
            dw: { gradient: 'w', tolerance },
            db: { gradient: 'b', tolerance },
          },
        },
      },
    },
  };
}
