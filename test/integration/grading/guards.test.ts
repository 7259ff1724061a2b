import { describe, expect } from 'vitest';
import { listCases } from '../../../server/grading/cases.ts';
import { rms } from '../../../server/grading/numbers.ts';
import { prepareCase, type PreparedCase } from '../../../server/grading/prepare.ts';
import { gradable, it, readExercise } from './pipeline.ts';

const seeds = Array.from({ length: 10 }, (_, k) => `seed ${k}`);

const liveShare = (numbers: Float64Array) =>
  numbers.filter((number) => Math.abs(number) > 1e-6 * rms(numbers)).length / numbers.length;

describe.for([
  ['exercises/02-scalar-graph', []],
  ['exercises/10-logistic-regression', ['dw', 'db']],
  ['exercises/12-linear-backward', []],
  ['exercises/13-activation-backward', []],
  ['exercises/15-mlp2-backward', ['dW1', 'db1', 'dW2', 'db2']],
  ['exercises/17-deep-backward', ['dW1', 'db1', 'dW2', 'db2', 'dW3', 'db3', 'dW4', 'db4']],
] as const)('scored draws of %s', ([folder, parameters]) => {
  it('keep logits small, operands off kinks and parameters alive, within 20 redraws', async ({
    pipeline: { sandbox },
  }) => {
    const exercise = gradable(await readExercise(folder));
    const places = listCases(exercise.definition).filter(({ spec }) => !spec.confirming);
    const drawn: PreparedCase[] = [];
    let evaluations = 0;
    const counting: Pick<typeof sandbox, 'evaluate'> = {
      evaluate: (...asked) => {
        evaluations += 1;
        return sandbox.evaluate(...asked);
      },
    };
    const most: number[] = [];
    for (const seed of seeds) {
      for (const place of places) {
        evaluations = 0;
        drawn.push(await prepareCase(counting, exercise, place, seed));
        most.push(evaluations);
      }
    }
    expect(Math.max(...most)).toBeLessThanOrEqual(20);
    const random = drawn.filter(({ spec }) => Object.keys(spec.set).length === 0);
    expect(Math.max(...random.map(({ largestLogit }) => largestLogit))).toBeLessThanOrEqual(12);
    expect(Math.min(...random.map(({ kinkMargin }) => kinkMargin))).toBeGreaterThanOrEqual(1e-3);
    const ordinary = random.filter(({ spec }) => Object.keys(spec.sizes).length === 0);
    const gradients = ordinary.flatMap(({ expected }) =>
      parameters.flatMap((name) => expected.get(name) ?? []),
    );
    expect(Math.min(1, ...gradients.map(({ data }) => liveShare(data)))).toBeGreaterThanOrEqual(
      0.8,
    );
  });
});

describe('a recipe that no draw satisfies', () => {
  it('gives the best of its draws after 20 more, and the same one each time', async ({
    pipeline,
  }) => {
    const exercise = gradable(await readExercise('exercises/10-logistic-regression'));
    const [place] = listCases({
      cases: exercise.definition.cases.map((spec) => ({ ...spec, scale: { X: 1000 } })),
    });
    const [first, second] = [
      await prepareCase(pipeline.sandbox, exercise, place!, 'seed'),
      await prepareCase(pipeline.sandbox, exercise, place!, 'seed'),
    ];
    expect(first.largestLogit).toBeGreaterThan(12);
    expect(second.drawn).toEqual(first.drawn);
  });
});
