import { describe, expect } from 'vitest';
import type { Report } from '../../../server/contract/report.ts';
import { edit } from './edit-source.ts';
import { gradable, it, readExercise } from './pipeline.ts';

const mlp = await readExercise('exercises/15-mlp2-backward');
const deep = await readExercise('exercises/17-deep-backward');

/** A report without what a clock measured. */
const timeless = (report: Report) => ({
  ...report,
  timings: null,
  cases: report.cases.map((one) => ({ ...one, cpuMs: null })),
});

describe('two gradings of one source', () => {
  it.for([
    ['a right answer', gradable(deep), deep.solution],
    [
      'a wrong answer',
      gradable(mlp),
      edit(mlp.solution, ['np.divide(np.matmul(dZ2, A1.T), n)', 'np.matmul(dZ2, A1.T)']),
    ],
    [
      'an error',
      gradable(mlp),
      'export const forward = () => { throw new Error(Math.random()); }; export const backward = forward;',
    ],
    ['a refusal', gradable(mlp), 'export'],
  ] as const)(
    'with one seed give one report, down to the bit: %s',
    async ([, exercise, source], { pipeline }) => {
      const [first, second] = [
        await pipeline.grade(exercise, source, '00112233445566778899aabbccddeeff'),
        await pipeline.grade(exercise, source, '00112233445566778899aabbccddeeff'),
      ];
      expect(timeless(second)).toEqual(timeless(first));
      expect(first.seed).toBe('00112233445566778899aabbccddeeff');
    },
  );

  it('with other seeds meet other numbers and the same verdict', async ({ pipeline }) => {
    const source = edit(mlp.solution, [
      'np.divide(np.matmul(dZ2, A1.T), n)',
      'np.matmul(dZ2, A1.T)',
    ]);
    const [first, second] = [
      await pipeline.grade(gradable(mlp), source, 'a1'),
      await pipeline.grade(gradable(mlp), source, 'b2'),
    ];
    expect([first.verdict, first.score]).toEqual([second.verdict, second.score]);
    expect(first.cases[0]?.checks).not.toEqual(second.cases[0]?.checks);
  });
});

describe('the report', () => {
  it('carries what is needed to repeat it', async ({ pipeline }) => {
    const report = await pipeline.grade(gradable(mlp), mlp.solution, 'a1');
    expect(report).toMatchObject({
      schema: 1,
      exercise: 'mlp2-backward',
      version: mlp.gradingHash,
      engine: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      seed: 'a1',
      timings: { queueMs: null },
    });
    expect(report.timings.gradeMs).toBeGreaterThan(0);
    expect(report.timings.cpuMs).toBeGreaterThan(0);
  });

  it('survives JSON unchanged', async ({ pipeline }) => {
    const source = edit(mlp.solution, ['return { dZ2,', 'return { dZ2: np.multiply(1e200, dZ2),']);
    const report = await pipeline.grade(gradable(mlp), source);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('says where in the source a wrong quantity is returned, and what was printed', async ({
    pipeline,
  }) => {
    const source = edit(
      mlp.solution,
      ['const n = X.shape[1];', "const n = X.shape[1]; console.log('n is', n);"],
      ['return { dZ2, dW2, db2,', 'return {\n    dZ2,\n    dW2: np.negative(dW2), db2,'],
    );
    const report = await pipeline.grade(gradable(mlp), source);
    const wrong = report.cases[0]?.checks.find(({ quantity }) => quantity === 'dW2');
    expect(wrong?.location).toEqual({ line: 53, column: 5 });
    expect(report.console[0]).toEqual({
      case: 'ordinary-1',
      line: 40,
      text: expect.stringMatching(/^n is \d+$/),
    });
    expect(report.console.map((entry) => entry.case)).toEqual(report.cases.map(({ id }) => id));
  });
});

describe('progress', () => {
  it('is told case after case, those that are shown first', async ({ pipeline }) => {
    const told: string[] = [];
    await pipeline.grader.grade({
      exercise: gradable(mlp),
      source: mlp.solution,
      seed: 'a1',
      onProgress: (progress) =>
        told.push(
          progress.event === 'started'
            ? `started ${progress.cases}`
            : `${progress.done}/${progress.of} ${progress.id} ${progress.outcome}`,
        ),
    });
    expect(told).toEqual([
      'started 7',
      '1/7 ordinary-1 passed',
      '2/7 ordinary-2 passed',
      '3/7 one-example-1 passed',
      '4/7 ordinary-3 passed',
      '5/7 ordinary-4 passed',
      '6/7 ordinary-5 passed',
      '7/7 one-example-2 passed',
    ]);
  });
});

describe('a failure that is not the student’s', () => {
  it('of the model is thrown with its line, and is no verdict', async ({ pipeline }) => {
    const broken = {
      ...gradable(mlp),
      version: 'broken',
      model: `${mlp.model}\nthrow new Error('ours');`,
    };
    await expect(pipeline.grade(broken, mlp.solution)).rejects.toMatchObject({
      name: 'GradingFailure',
      culprit: 'model',
      message: expect.stringMatching(/^model\.ts:\d+: Error: ours$/),
    });
  });

  it('of a model without a tensor that the exercise names says which', async ({ pipeline }) => {
    const broken = {
      ...gradable(mlp),
      version: 'nameless',
      model: edit(mlp.model, ['return { Z1,', 'return { Z0: Z1,']),
    };
    await expect(pipeline.grade(broken, mlp.solution)).rejects.toMatchObject({
      culprit: 'model',
      message: expect.stringContaining('Z1'),
    });
  });
});
