import { describe, expect } from 'vitest';
import type { GradableExercise } from '../../../server/grading/types.ts';
import { edit } from './edit-source.ts';
import { gradable, it, readExercise } from './pipeline.ts';

const logistic = await readExercise('exercises/10-logistic-regression');
const mlp = await readExercise('exercises/15-mlp2-backward');
const seeds = ['1', '2', '3'];

const forbidding = (exercise: GradableExercise): GradableExercise => ({
  ...exercise,
  definition: { ...exercise.definition, numericalBackward: 'forbid' },
});

/** Central differences of the student's own forward, entry by entry. */
const differentiate = `
function differentiate(loss, at, h) {
  const rows = at.tolist();
  const moved = (i, j, step) => loss(np.array(rows.map((row, r) => row.map((x, c) => (r === i && c === j ? x + step : x)))));
  return rows.map((row, i) => row.map((_, j) => (moved(i, j, h) - moved(i, j, -h)) / (2 * h)));
}`;

const logisticByDifferences = (h: string) =>
  edit(
    logistic.solution,
    ['cache: { X, Y, A }', 'cache: { w, b, X, Y, A }'],
    ['const { X, Y, A } = cache;', 'const { w, b, X, Y, A } = cache;'],
    [
      'const dw = np.divide(np.matmul(X, dZ.T), n);',
      `const dw = differentiate((w) => forward({ w, b, X, Y }).J, w, ${h});`,
    ],
    [
      'const db = np.mean(dZ);',
      `const db = differentiate((b) => forward({ w, b: b.item(), X, Y }).J, np.array([[b]]), ${h});`,
    ],
  ) + differentiate;

const mlpByDifferences = (h: string) =>
  edit(
    mlp.solution,
    ['cache: { X, Y, W2,', 'cache: { X, Y, W1, b1, W2, b2,'],
    ['const { X, Y, W2,', 'const { X, Y, W1, b1, W2, b2,'],
    [
      'return { dZ2,',
      `const given = { X, Y, W1, b1, W2, b2, g };
  const slope = (name) => differentiate((value) => forward({ ...given, [name]: value }).J, given[name], ${h});
  return { dW1: slope('W1'), db1: slope('b1'), dW2: slope('W2'), db2: slope('b2'), dA1, dZ1, dZ2 };
  return { dZ2,`,
    ],
  ) + differentiate;

describe('a backward that differentiates its own forward', () => {
  it.for(['1e-4', '1e-5', '1e-6'])(
    'is suspected at step %s, and earns its points',
    async (h, { pipeline }) => {
      for (const seed of seeds) {
        const report = await pipeline.grade(gradable(logistic), logisticByDifferences(h), seed);
        expect(report).toMatchObject({
          verdict: 'passed',
          score: 10,
          diagnoses: [{ id: 'numerical_backward', confidence: 'suspected' }],
        });
      }
    },
  );

  it('is suspected through a hidden layer too', async ({ pipeline }) => {
    for (const seed of seeds) {
      const report = await pipeline.grade(gradable(mlp), mlpByDifferences('1e-5'), seed);
      expect(report).toMatchObject({
        verdict: 'passed',
        diagnoses: [{ id: 'numerical_backward' }],
      });
    }
  });

  it('earns half of what gradients are worth where that is forbidden', async ({ pipeline }) => {
    const report = await pipeline.grade(
      forbidding(gradable(logistic)),
      logisticByDifferences('1e-5'),
    );
    expect(report).toMatchObject({
      verdict: 'partial',
      score: 6.5,
      maxScore: 10,
      headline: { key: 'partial', args: { tasks: 1, total: 3 } },
      tasks: [
        { id: 'loss', points: 3, maxPoints: 3 },
        { id: 'error', points: 1.5, maxPoints: 3 },
        { id: 'parameters', points: 2, maxPoints: 4 },
      ],
    });
  });

  it('is simply wrong where its step is too long', async ({ pipeline }) => {
    const report = await pipeline.grade(gradable(logistic), logisticByDifferences('1e-2'));
    expect(report.verdict).toBe('wrong_gradient');
  });
});

const training = await readExercise('exercises/11-logistic-regression-train');
const deep = await readExercise('exercises/17-deep-backward');

describe('training along difference quotients', () => {
  const byDifferences = edit(training.solution, [
    'const dw = np.divide(np.matmul(X, dZ.T), n);',
    `const cost = (w) => crossEntropy(np.divide(1, np.add(1, np.exp(np.negative(np.add(np.matmul(w.T, X), b))))), Y);
    const dw = np.array(differentiate(cost, w, 1e-5));`,
  ]).concat(differentiate);

  it('is suspected', async ({ pipeline }) => {
    for (const seed of seeds) {
      const report = await pipeline.grade(gradable(training), byDifferences, seed);
      expect(report).toMatchObject({
        verdict: 'passed',
        score: 10,
        diagnoses: [{ id: 'numerical_backward', confidence: 'suspected' }],
      });
    }
  });

  it('is not suspected for another sum and another loss', async ({ pipeline }) => {
    const honest = edit(
      training.solution,
      ['np.divide(np.matmul(X, dZ.T), n)', 'np.matmul(X, np.multiply(1 / n, dZ).T)'],
      ['np.log(A)', 'np.log(np.add(A, 1e-12))'],
    );
    for (const seed of seeds) {
      expect((await pipeline.grade(gradable(training), honest, seed)).diagnoses).toEqual([]);
    }
  });
});

describe('a backward through many layers', () => {
  it('is suspected where the first layer is differentiated numerically', async ({ pipeline }) => {
    const source = edit(
      deep.solution,
      [
        'cache: { layers, Y } };',
        'cache: { layers, Y, given: { X, Y, parameters, activations } } };',
      ],
      ['{ layers, Y }: { layers: Layer[]; Y: Matrix } = cache;', '{ layers, Y, given } = cache;'],
      [
        'return { gradients };',
        `const [{ W, b }, ...others] = given.parameters;
  const cost = (moved) => forward({ ...given, parameters: [{ W: moved, b }, ...others] }).J;
  return { gradients: [{ ...gradients[0], dW: differentiate(cost, W, 1e-5) }, ...gradients.slice(1)] };`,
      ],
    ).concat(differentiate);
    for (const seed of seeds) {
      const report = await pipeline.grade(gradable(deep), source, seed);
      expect(report.diagnoses).toMatchObject([{ id: 'numerical_backward', quantity: 'dW1' }]);
    }
  });
});

describe('a backward in single precision', () => {
  it('passes and is told so, and costs nothing', async ({ pipeline }) => {
    const rounded = 'const single = (M) => M.tolist().map((row) => Float32Array.from(row));';
    const source = `${edit(mlp.solution, [
      'return { dZ2, dW2, db2, dA1, dZ1, dW1, db1 };',
      'return Object.fromEntries(Object.entries({ dZ2, dW2, db2, dA1, dZ1, dW1, db1 }).map(([name, M]) => [name, single(M)]));',
    ])}\n${rounded}`;
    expect(await pipeline.grade(forbidding(gradable(mlp)), source)).toMatchObject({
      verdict: 'passed',
      score: 10,
      diagnoses: [{ id: 'float32', confidence: 'suspected' }],
    });
  });
});

describe('an honest backward', () => {
  const guarded = (labels: string, predicted: string) => `
  const over = (numerator, share) => np.divide(numerator, np.add(share, 1e-12));
  const dA = np.subtract(over(np.subtract(1, ${labels}), np.subtract(1, ${predicted})), over(${labels}, ${predicted}));`;

  it('is not suspected for dividing by a little more than nothing', async ({ pipeline }) => {
    const layer = edit(mlp.solution, [
      'const dZ2 = np.subtract(A2, Y);',
      `${guarded('Y', 'A2')} const dZ2 = np.multiply(dA, np.multiply(A2, np.subtract(1, A2)));`,
    ]);
    const unit = edit(logistic.solution, [
      'const dZ = np.subtract(A, Y);',
      `${guarded('Y', 'A')} const dZ = np.multiply(dA, np.multiply(A, np.subtract(1, A)));`,
    ]);
    for (const seed of seeds) {
      const reports = [
        await pipeline.grade(gradable(mlp), layer, seed),
        await pipeline.grade(gradable(logistic), unit, seed),
      ];
      expect(reports.map(({ verdict, diagnoses }) => ({ verdict, diagnoses }))).toEqual([
        { verdict: 'passed', diagnoses: [] },
        { verdict: 'passed', diagnoses: [] },
      ]);
    }
  });

  it('is not taken for single precision where a small number is added to what it divides by', async ({
    pipeline,
  }) => {
    const source = edit(mlp.solution, [
      'const dZ2 = np.subtract(A2, Y);',
      `${guarded('Y', 'A2').replaceAll('1e-12', '1e-8')} const dZ2 = np.multiply(dA, np.multiply(A2, np.subtract(1, A2)));`,
    ]);
    for (const seed of seeds) {
      const { diagnoses } = await pipeline.grade(gradable(mlp), source, seed);
      expect(diagnoses.map(({ id }) => id)).not.toContain('float32');
    }
  });

  it('is not suspected where the confirming draw saturates', async ({ pipeline }) => {
    const saturating = mlp.definition.cases.map((spec) =>
      spec.confirming ? { ...spec, scale: { X: 100 } } : spec,
    );
    const exercise = gradable(mlp);
    const layer = edit(mlp.solution, [
      'const dZ2 = np.subtract(A2, Y);',
      `${guarded('Y', 'A2')} const dZ2 = np.multiply(dA, np.multiply(A2, np.subtract(1, A2)));`,
    ]);
    for (const seed of ['1', '2', '3', '4']) {
      const report = await pipeline.grade(
        { ...exercise, definition: { ...exercise.definition, cases: saturating } },
        layer,
        seed,
      );
      expect(report.diagnoses).toEqual([]);
    }
  });
});
