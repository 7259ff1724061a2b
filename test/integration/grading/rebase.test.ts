import { describe, expect } from 'vitest';
import type { Report } from '../../../server/contract/report.ts';
import { listCases } from '../../../server/grading/cases.ts';
import { compare } from '../../../server/grading/compare.ts';
import { prepareCase } from '../../../server/grading/prepare.ts';
import { rebase } from '../../../server/grading/rebase.ts';
import type { Output } from '../../../server/sandbox/types.ts';
import { edit } from './edit-source.ts';
import { gradable, it, lostTasks, readExercise } from './pipeline.ts';

const mlp = await readExercise('exercises/15-mlp2-backward');
const withChange = (...changes: readonly (readonly [string, string])[]) =>
  edit(mlp.solution, ...changes);

const statuses = ({ cases: [first] }: Report) =>
  Object.fromEntries((first?.checks ?? []).map(({ quantity, status }) => [quantity, status]));

const rightError = 'const dZ2 = np.subtract(A2, Y);';

describe('a mistake in the forward', () => {
  it('is where the values and gradients after it come from', async ({ pipeline }) => {
    const source = withChange([
      'const A2 = sigmoid(Z2);',
      'const A2 = np.multiply(0.9, sigmoid(Z2));',
    ]);
    const report = await pipeline.grade(gradable(mlp), source);
    const [first] = report.cases;
    const wrong = first?.checks.filter(({ status }) => status !== 'pass') ?? [];
    expect(wrong.map(({ quantity, follows }) => [quantity, follows])).toEqual([
      ['A2', null],
      ['J', 'A2'],
      ['dZ2', 'A2'],
      ['dW2', 'A2'],
      ['db2', 'A2'],
      ['dA1', 'A2'],
      ['dZ1', 'A2'],
      ['dW1', 'A2'],
      ['db1', 'A2'],
    ]);
  });
});

describe('a mistake in an early gradient', () => {
  it('is charged once: all that follows from it is consistent', async ({ pipeline }) => {
    const source = withChange([rightError, 'const dZ2 = np.multiply(2, np.subtract(A2, Y));']);
    const report = await pipeline.grade(gradable(mlp), source);
    expect(report).toMatchObject({
      verdict: 'wrong_gradient',
      score: 6,
      firstWrong: { quantity: 'dZ2', case: 'ordinary-1' },
      headline: { key: 'ratio_unnamed', args: { quantity: 'dZ2', ratio: expect.closeTo(2, 12) } },
    });
    expect(lostTasks(report)).toEqual(['output']);
    expect(statuses(report)).toEqual({
      A2: 'pass',
      J: 'pass',
      dZ2: 'fail',
      dW2: 'consistent',
      db2: 'consistent',
      dA1: 'consistent',
      dZ1: 'consistent',
      dW1: 'consistent',
      db1: 'consistent',
    });
  });

  it('costs again where another mistake is made on the way', async ({ pipeline }) => {
    const source = withChange(
      [rightError, 'const dZ2 = np.multiply(2, np.subtract(A2, Y));'],
      ['const dW1 = np.divide(np.matmul(dZ1, X.T), n);', 'const dW1 = np.matmul(dZ1, X.T);'],
    );
    const report = await pipeline.grade(gradable(mlp), source);
    expect(lostTasks(report)).toEqual(['output', 'hidden']);
    expect(statuses(report)).toMatchObject({ dZ1: 'consistent', dW1: 'fail', db1: 'consistent' });
    expect(report.diagnoses).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'squared-error-factor', quantity: 'dZ2' }),
        expect.objectContaining({ id: 'missing-mean', quantity: 'dW1' }),
      ]),
    );
  });

  it('takes nothing from what is right all the same', async ({ pipeline }) => {
    const source = withChange(['return { dZ2,', 'return { dZ2: np.negative(dZ2),']);
    const report = await pipeline.grade(gradable(mlp), source);
    expect(lostTasks(report)).toEqual(['output']);
    expect(statuses(report)).toMatchObject({ dZ2: 'fail', dW2: 'pass', dA1: 'pass', dZ1: 'pass' });
  });

  it.for([
    ['zeros', 'const dZ2 = np.zerosLike(A2);'],
    ['next to nothing', 'const dZ2 = np.multiply(1e-9, np.subtract(A2, Y));'],
    ['one lone entry', 'const dZ2 = np.multiply(np.equal(np.arange(n), 0), np.ones([1, n]));'],
    ['not a number', 'const dZ2 = np.multiply(NaN, A2);'],
  ] as const)('earns nothing for what follows from %s', async ([, slip], { pipeline }) => {
    const report = await pipeline.grade(gradable(mlp), withChange([rightError, slip]));
    expect(lostTasks(report)).toEqual(['output', 'hidden']);
    expect(Object.values(statuses(report))).not.toContain('consistent');
  });

  it('earns nothing for what follows from a wrong shape', async ({ pipeline }) => {
    const slip = 'const dZ2 = np.subtract(A2, Y).T; const dZ2T = dZ2.T;';
    const source = withChange(
      [rightError, slip],
      ['np.matmul(dZ2, A1.T)', 'np.multiply(2, np.matmul(dZ2T, A1.T))'],
      ['np.mean(dZ2, { axis: 1, keepdims: true })', 'np.mean(dZ2T, { axis: 1, keepdims: true })'],
      ['np.matmul(W2.T, dZ2)', 'np.multiply(2, np.matmul(W2.T, dZ2T))'],
    );
    const report = await pipeline.grade(gradable(mlp), source);
    expect(report.verdict).toBe('shape_mismatch');
    expect(statuses(report)).toMatchObject({ dZ2: 'fail', dW2: 'fail', dA1: 'fail', db2: 'pass' });
    expect(statuses(report)).toMatchObject({ dZ1: 'consistent', dW1: 'consistent' });
  });

  it('is not followed where the forward is wrong', async ({ pipeline }) => {
    const source = withChange(
      ['const J = crossEntropy(A2, Y);', 'const J = 2 * crossEntropy(A2, Y);'],
      [rightError, 'const dZ2 = np.multiply(2, np.subtract(A2, Y));'],
    );
    const report = await pipeline.grade(gradable(mlp), source);
    expect(lostTasks(report)).toEqual(['loss', 'output', 'hidden']);
    expect(
      report.cases.flatMap(({ checks }) => checks.map(({ rebased }) => rebased)),
    ).not.toContain('pass');
  });
});

describe.for([
  'exercises/02-scalar-graph',
  'exercises/10-logistic-regression',
  'exercises/15-mlp2-backward',
  'exercises/17-deep-backward',
])('re-basing in %s', (folder) => {
  it('gives the whole gradient where the earlier gradients are exact', async ({ pipeline }) => {
    const exercise = gradable(await readExercise(folder));
    for (const seed of ['00', '5eed', 'cafe']) {
      const scored = listCases(exercise.definition).filter(({ spec }) => !spec.confirming);
      for (const place of scored) {
        const prepared = await prepareCase(pipeline.sandbox, exercise, place, seed);
        const exact = new Map(
          [...prepared.expected].map(([name, value]): [string, Output] => [
            name,
            { state: 'tensor', ...value },
          ]),
        );
        const following = prepared.quantities.filter(({ from }) => from.length > 0);
        const names = following.map(({ name }) => name);
        const own = await rebase(pipeline.sandbox, exercise, prepared, names, exact);
        const yardstick = { tolerance: 1e-12, floor: prepared.floor };
        expect(
          [...own].map(([name, value]) => [
            name,
            compare(exact.get(name)!, value, yardstick).status,
          ]),
        ).toEqual(names.map((name) => [name, 'pass']));
      }
    }
  });
});
