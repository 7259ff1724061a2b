import { describe, expect } from 'vitest';
import { edit } from './edit-source.ts';
import { gradable, it, lostTasks, readExercise } from './pipeline.ts';

const logistic = await readExercise('exercises/10-logistic-regression');
const detached = await readExercise('test/fixtures/exercises/02-detached-square');
const withChange = (...changes: readonly (readonly [string, string])[]) =>
  edit(logistic.solution, ...changes);

const sumLoss = [
  'const J = -np.mean(logLikelihoods);',
  'const J = -np.sum(logLikelihoods);',
] as const;
const sumGradients = [
  ['const dw = np.divide(np.matmul(X, dZ.T), n);', 'const dw = np.matmul(X, dZ.T);'],
  ['const db = np.mean(dZ);', 'const db = np.sum(dZ);'],
] as const;

describe('what forward, backward and derivative say together', () => {
  it('all right: the submission passes', async ({ pipeline }) => {
    const report = await pipeline.grade(gradable(logistic), logistic.solution);
    expect(report).toMatchObject({
      verdict: 'passed',
      agreement: { forward: true, backward: true, own: true },
      headline: { key: 'passed' },
    });
  });

  it('only the forward right: the backward is wrong', async ({ pipeline }) => {
    const report = await pipeline.grade(gradable(logistic), withChange(...sumGradients));
    expect(report).toMatchObject({
      verdict: 'wrong_gradient',
      agreement: { forward: true, backward: false, own: false },
      headline: { key: 'ratio_constant', args: { quantity: 'dw', symbol: 'n' } },
    });
    expect(lostTasks(report)).toEqual(['parameters']);
  });

  it('only the loss wrong, by a constant: its gradients are right', async ({ pipeline }) => {
    const offset = 'const J = np.sum(Y) - np.mean(logLikelihoods);';
    const report = await pipeline.grade(gradable(logistic), withChange([sumLoss[0], offset]));
    expect(report).toMatchObject({
      verdict: 'wrong_forward',
      agreement: { forward: false, backward: true, own: true },
      headline: { key: 'loss_offset', args: { quantity: 'J' } },
    });
    expect(lostTasks(report)).toEqual(['loss']);
  });

  it('a sum for the mean, and its gradients: right for a loss that was not asked', async ({
    pipeline,
  }) => {
    const report = await pipeline.grade(gradable(logistic), withChange(sumLoss, ...sumGradients));
    expect(report).toMatchObject({
      verdict: 'wrong_forward',
      agreement: { forward: false, backward: false, own: true },
      headline: { key: 'other_loss', args: { quantity: 'J' } },
    });
    expect(lostTasks(report)).toEqual(['loss', 'parameters']);
  });

  it('a sum for the mean, and the gradients of the mean: the formula was remembered', async ({
    pipeline,
  }) => {
    const report = await pipeline.grade(gradable(logistic), withChange(sumLoss));
    expect(report).toMatchObject({
      verdict: 'wrong_forward',
      agreement: { forward: false, backward: true, own: false },
      headline: { key: 'ratio_constant', args: { quantity: 'J', symbol: 'n' } },
    });
    expect(lostTasks(report)).toEqual(['loss']);
  });

  it('nothing right: the forward comes first', async ({ pipeline }) => {
    const source = withChange(
      ['np.add(np.matmul(w.T, X), b)', 'np.matmul(w.T, X)'],
      ['const dZ = np.subtract(A, Y);', 'const dZ = np.multiply(A, Y);'],
    );
    const report = await pipeline.grade(gradable(logistic), source);
    expect(report).toMatchObject({
      verdict: 'wrong_forward',
      firstWrong: { quantity: 'A' },
      agreement: { forward: false, backward: false, own: false },
      headline: { key: 'wrong_forward', args: { quantity: 'A' } },
    });
  });

  it('a starter that returns zeros is not right for the constant loss that it has', async ({
    pipeline,
  }) => {
    const report = await pipeline.grade(gradable(logistic), logistic.starter);
    expect(report.headline).toEqual({ key: 'all_zero', args: { quantity: 'A' } });
  });
});

describe('a model whose gradient is not the derivative of its own loss', () => {
  it('takes no points from a right answer, and leaves the verdict open', async ({ pipeline }) => {
    const report = await pipeline.grade(gradable(detached), detached.solution);
    expect(report).toMatchObject({
      verdict: 'undecided',
      score: 10,
      maxScore: 10,
      headline: { key: 'undecided', args: { quantity: 'dx' } },
    });
    expect(report.cases.map(({ outcome }) => outcome)).toEqual([
      'undecided',
      'undecided',
      'undecided',
    ]);
  });

  it('accepts the gradient that it believes in itself', async ({ pipeline }) => {
    const source = edit(detached.solution, ['np.multiply(2 * c, x)', 'np.multiply(c, x)']);
    const report = await pipeline.grade(gradable(detached), source);
    expect(report).toMatchObject({
      verdict: 'passed',
      agreement: { forward: true, backward: true, own: false },
    });
  });

  it('still refuses what neither it nor the derivative says', async ({ pipeline }) => {
    const source = edit(detached.solution, ['np.multiply(2 * c, x)', 'np.multiply(3 * c, x)']);
    const report = await pipeline.grade(gradable(detached), source);
    expect(report.verdict).toBe('wrong_gradient');
    expect(lostTasks(report)).toEqual(['entries']);
  });

  it('still refuses other gradients that are wrong', async ({ pipeline }) => {
    const source = edit(detached.solution, ['dc: np.sum', 'dc: 2 * np.sum']);
    const report = await pipeline.grade(gradable(detached), source);
    expect(report.verdict).toBe('wrong_gradient');
    expect(lostTasks(report)).toEqual(['factor']);
  });
});
