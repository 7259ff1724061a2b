import { describe, expect } from 'vitest';
import { buildBank } from '../../../server/grading/diagnosis/build-bank.ts';
import type { GradableExercise } from '../../../server/grading/types.ts';
import { gradable, it, readExercise, type Pipeline } from './pipeline.ts';

/** An exercise that knows its mistakes by name. */
async function diagnosable(folder: string, { sandbox }: Pipeline): Promise<GradableExercise> {
  const loaded = await readExercise(folder);
  const exercise = gradable(loaded);
  const bank = await buildBank(sandbox, exercise, loaded, 'secret');
  return { ...exercise, diagnostics: async () => bank };
}

const sigmoid = (formula: string) => `
  import * as np from 'np';
  export const sigmoid = ({ Z }) => ({ A: ${formula} });
  export const sigmoidGrad = ({ A }) => ({ dAdZ: np.subtract(A, np.power(A, 2)) });`;

const slopes = (slope: string) => `
  const entrywise = (Z, f) => Z.tolist().map((row) => row.map(f));
  export const reluGrad = ({ Z }) => ({ reluSlope: entrywise(Z, (z) => ${slope}) });
  export const leakyGrad = ({ Z, alpha }) => ({ leakySlope: entrywise(Z, (z) => (z > 0 ? 1 : alpha)) });`;

describe('a mistake that ordinary draws do not show', () => {
  it('is named by what it does where it shows', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/05-sigmoid', pipeline);
    const report = await pipeline.grade(
      exercise,
      sigmoid('np.multiply(np.exp(Z), np.power(np.add(np.exp(Z), 1), -1))'),
    );
    expect(report).toMatchObject({
      verdict: 'non_finite',
      diagnoses: [{ id: 'exponential-overflow', quantity: 'A', confidence: 'confirmed' }],
    });
  });

  it('is left without a name where no wrong file makes it', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/07-relu-leaky', pipeline);
    const report = await pipeline.grade(exercise, slopes('z > 0 ? 1 : z < 0 ? 0 : 7'));
    expect(report.verdict).toBe('wrong_gradient');
    expect(report.firstWrong).toEqual({ quantity: 'reluSlope', case: 'at-zero-1' });
    expect(report.diagnoses).toMatchObject([
      { id: expect.stringMatching(/^unknown:/), quantity: 'reluSlope', confidence: 'suspected' },
    ]);
  });

  it('does not hide one that they do show', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/07-relu-leaky', pipeline);
    const report = await pipeline.grade(exercise, slopes('z > 0 ? 1 : z < 0 ? -1 : 0.5'));
    expect(report.diagnoses).toMatchObject([
      { id: 'relu-slope-as-sign', quantity: 'reluSlope', confidence: 'confirmed' },
    ]);
  });

  it('is not looked for in a right answer', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/05-sigmoid', pipeline);
    const report = await pipeline.grade(
      exercise,
      sigmoid('np.divide(1, np.add(1, np.exp(np.negative(Z))))'),
    );
    expect(report).toMatchObject({ verdict: 'passed', diagnoses: [] });
  });
});

const crossEntropy = (cost: string) => `
  import * as np from 'np';
  const truth = (A, Y) => np.where(Y, A, np.subtract(1, A));
  export const bce = ({ A, Y }) => ({ J: ${cost} });
  export const bceGrad = ({ A, Y }) => ({ dA: np.divide(np.subtract(1, np.multiply(2, Y)), truth(A, Y)) });`;

describe('an answer that is almost right', () => {
  it('is named by how it errs', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/08-bce', pipeline);
    const report = await pipeline.grade(
      exercise,
      crossEntropy('-np.mean(np.log(np.add(truth(A, Y), 1e-8)))'),
    );
    expect(report.diagnoses).toMatchObject([
      { id: 'epsilon-in-log', quantity: 'J', confidence: 'confirmed' },
    ]);
  });

  it('does not take the name of another that is as close', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/08-bce', pipeline);
    const report = await pipeline.grade(
      exercise,
      crossEntropy('Math.fround(-np.mean(np.log(truth(A, Y))))'),
    );
    expect(report.verdict).toBe('wrong_forward');
    expect(report.diagnoses).toMatchObject([{ id: expect.stringMatching(/^unknown:/) }]);
  });
});

describe('a mistake made in one place of several', () => {
  it('is named where the upstream gradient is added at the leaves only', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/02-scalar-graph', pipeline);
    const report = await pipeline.grade(
      exercise,
      `
      export const forward = ({ a, b, c }) => ({ u: b * c, v: a + b * c, J: 3 * (a + b * c) });
      export const backward = ({ b, c }) => ({ dv: 3, du: 3, da: 3, db: 3 + c, dc: 3 + b });`,
    );
    expect(report.diagnoses).toMatchObject([{ id: 'upstream-added', quantity: 'db' }]);
  });

  it('is named where the weights miss the mean and the bias does not', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/11-logistic-regression-train', pipeline);
    const report = await pipeline.grade(
      exercise,
      `
      import * as np from 'np';
      export function train({ X, Y, steps, lr }) {
        let w = np.zeros([X.shape[0], 1]);
        let b = 0;
        const costs = [];
        while (costs.length < steps) {
          const A = np.divide(1, np.add(1, np.exp(np.subtract(-b, np.matmul(w.T, X)))));
          costs.push(-np.mean(np.log(np.abs(np.subtract(A, np.subtract(1, Y))))));
          const error = np.subtract(A, Y);
          w = np.subtract(w, np.multiply(lr, np.matmul(X, error.T)));
          b -= lr * np.mean(error);
        }
        return { w, b, costs };
      }`,
    );
    expect(report.diagnoses).toMatchObject([{ id: 'missing-mean', quantity: 'w' }]);
  });
});

describe('a mistake in a number that came as a tensor of one', () => {
  it('is named as in a number', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/02-scalar-graph', pipeline);
    const report = await pipeline.grade(
      exercise,
      `
      export const forward = ({ a, b, c }) => ({ u: b * c, v: a + b * c, J: 3 * (a + b * c) });
      export const backward = ({ b, c }) => ({ dv: 3, du: 3, da: 3, db: [[3 * b]], dc: [3 * c] });`,
    );
    expect(report.diagnoses).toMatchObject([{ id: 'product-same-factor', quantity: 'db' }]);
  });
});

describe('two mistakes in neighbouring lines', () => {
  it('get two names, the first wrong one first', async ({ pipeline }) => {
    const exercise = await diagnosable('exercises/10-logistic-regression', pipeline);
    const report = await pipeline.grade(
      exercise,
      `
      import * as np from 'np';
      export function forward({ w, b, X, Y }) {
        const A = np.divide(1, np.add(1, np.exp(np.subtract(-b, np.matmul(w.T, X)))));
        return { A, J: -np.mean(np.log(np.abs(np.subtract(A, np.subtract(1, Y))))), cache: [X, Y, A] };
      }
      export function backward({ cache: [X, Y, A] }) {
        const dZ = np.abs(np.subtract(A, Y));
        return { dZ, dw: np.matmul(X, dZ.T), db: np.sum(dZ) };
      }`,
    );
    expect(report.diagnoses.map(({ id }) => id)).toEqual(['slide-gradient-sign', 'missing-mean']);
  });
});
