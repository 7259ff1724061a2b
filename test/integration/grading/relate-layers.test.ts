import { expect } from 'vitest';
import { headlineText } from '../../../server/contract/messages/headline-text.ts';
import { createGrader } from '../../../server/grading/create-grader.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';
import { edit } from './edit-source.ts';
import { gradable, it, readExercise, type Pipeline } from './pipeline.ts';

const folders = {
  bce: 'exercises/08-bce',
  logistic: 'exercises/10-logistic-regression',
  activation: 'exercises/13-activation-backward',
  mlp: 'exercises/15-mlp2-backward',
  deep: 'exercises/17-deep-backward',
};

type Change = readonly [part: string, replacement: string];

/** The sentence that a changed solution gets, and the names that its mistakes get without wrong solutions. */
async function relate({ grade }: Pipeline, folder: keyof typeof folders, change: Change) {
  const loaded = await readExercise(folders[folder]);
  const { headline, diagnoses } = await grade(gradable(loaded), edit(loaded.solution, change));
  return [
    headlineText(headline, 'en'),
    ...diagnoses.map(({ id, quantity }) => `${id} ${quantity}`),
  ];
}

const mlpSlope = "slopes[g as ForwardArguments['g']](Z1, A1)";

it.for<[string, keyof typeof folders, Change, string, string]>([
  [
    'the examples of one label alone',
    'mlp',
    ['np.matmul(dZ2, A1.T)', 'np.matmul(np.multiply(dZ2, Y), A1.T)'],
    'In dW2, only the group of examples with y = 1 counts.',
    'examples_only dW2',
  ],
  [
    'the errors of one label alone',
    'logistic',
    ['np.subtract(A, Y);', 'np.multiply(Y, np.subtract(A, Y));'],
    'In dZ, only the group of examples with y = 1 counts.',
    'positive-term-only dZ',
  ],
  [
    'the last example alone',
    'logistic',
    ['np.mean(dZ)', 'dZ.at(0, n - 1)'],
    'In db, only the last example counts.',
    'first-example-only db',
  ],
  [
    'all examples but the last',
    'mlp',
    ['np.matmul(dZ1, X.T)', 'np.matmul(np.multiply(dZ1, np.less(np.arange(n), n - 1)), X.T)'],
    'In dW1, the last example is left out; the rest is right.',
    'examples_without dW1',
  ],
  [
    'all columns but the first',
    'mlp',
    ['np.matmul(W2.T, dZ2)', 'np.multiply(np.matmul(W2.T, dZ2), np.greater(np.arange(n), 0))'],
    'In dA1, the first example is left out; the rest is right.',
    'examples_without dA1',
  ],
  [
    'one label twice',
    'logistic',
    ['np.matmul(X, dZ.T)', 'np.matmul(X, np.multiply(dZ, np.add(1, Y)).T)'],
    'In dw, the group of examples with y = 1 counts 2×; the rest once.',
    'examples_weighted dw',
  ],
  [
    'one label twice, at whatever depth the output stands',
    'deep',
    [
      'let dZ = np.subtract(layers[last].A, Y);',
      'let dZ = np.multiply(np.subtract(layers[last].A, Y), np.add(1, Y));',
    ],
    'In dZ2, the group of examples with y = 1 counts 2×; the rest once.',
    'examples_weighted dZ2',
  ],
  [
    'each example by its answer',
    'mlp',
    [
      'np.matmul(dZ2, A1.T)',
      'np.matmul(np.multiply(dZ2, np.multiply(A2, np.subtract(1, A2))), A1.T)',
    ],
    'In dW2, each example counts with weight A·(1 − A), where A is the output for that example.',
    'extra-sigmoid-derivative dW2',
  ],
])('says that %s counts', async ([, folder, change, sentence, name], { pipeline }) => {
  expect(await relate(pipeline, folder, change)).toEqual([sentence, name]);
});

it.for<[string, keyof typeof folders, Change, string, string]>([
  [
    'no slope',
    'activation',
    ['np.multiply(dA, activations[g].slope(Z, A))', 'dA'],
    'Element by element, dZ comes out as if the derivative of tanh were 1.',
    'activation-derivative-missing dZ',
  ],
  [
    'the slope twice',
    'mlp',
    [mlpSlope, `np.power(${mlpSlope}, 2)`],
    'Element by element, dZ1 comes out as if the derivative of sigmoid were g′(Z)².',
    'slope_used dZ1',
  ],
  [
    'the slope elsewhere',
    'mlp',
    [mlpSlope, mlpSlope.replace('(Z1, A1)', "(A1, activations[g as ForwardArguments['g']](A1))")],
    'Element by element, dZ1 comes out as if the derivative of sigmoid were g′(A).',
    'derivative-at-activation dZ1',
  ],
  [
    'Z where A belongs',
    'mlp',
    [mlpSlope, mlpSlope.replace('(Z1, A1)', '(Z1, Z1)')],
    'Element by element, dZ1 comes out as if the derivative of sigmoid were Z·(1 − Z).',
    'preactivation-for-activation dZ1',
  ],
  [
    "another activation's slope",
    'activation',
    ['np.multiply(A, np.subtract(1, A))', 'np.subtract(1, np.multiply(A, A))'],
    'Element by element, dZ comes out as if the derivative of sigmoid were 1 − A².',
    'tanh-slope-for-sigmoid dZ',
  ],
  [
    'half a slope',
    'activation',
    ['np.multiply(A, np.subtract(1, A))', 'np.subtract(1, A)'],
    'Element by element, dZ comes out as if the derivative of sigmoid were 1 − A.',
    'slope-factor-missing dZ',
  ],
  [
    'a slope where none is due',
    'deep',
    [
      'let dZ = np.subtract(layers[last].A, Y);',
      'const output = layers[last];\n' +
        '  let dZ = np.multiply(np.subtract(output.A, Y), slopes.sigmoid(output.Z, output.A));',
    ],
    'Element by element, dZ2 is the expected value times A·(1 − A).',
    'extra-sigmoid-derivative dZ2',
  ],
  [
    'one sigmoid too many, in the derivative of the loss',
    'bce',
    [
      'const dA = np.subtract(negatives, positives);',
      'const dA = np.multiply(np.subtract(negatives, positives), np.multiply(A, np.subtract(1, A)));',
    ],
    'Element by element, dA is the expected value times A·(1 − A).',
    'dz-for-da dA',
  ],
  [
    'the derivative of the loss carried back',
    'mlp',
    [
      'np.matmul(W2.T, dZ2)',
      'np.matmul(W2.T, np.divide(dZ2, np.multiply(A2, np.subtract(1, A2))))',
    ],
    'In dA1, each example counts with weight 1/(A·(1 − A)), where A is the output for that example.',
    'loss-derivative-carried-back dA1',
  ],
])('recognises %s', async ([, folder, change, sentence, name], { pipeline }) => {
  expect(await relate(pipeline, folder, change)).toEqual([sentence, name]);
});

it.for<[string, Change]>([
  ['weights that follow no rule', ['dZ2, A1.T', 'np.multiply(dZ2, np.exp(np.arange(n))), A1.T']],
  ['softened labels', ['np.subtract(A2, Y);', 'np.subtract(A2, np.multiply(0.9, Y));']],
  ['rounded answers', ['np.subtract(A2, Y);', 'np.subtract(np.greater(A2, 0.5), Y);']],
])('says nothing of %s', async ([, change], { pipeline }) => {
  const [sentence, ...names] = await relate(pipeline, 'mlp', change);
  expect(sentence).toMatch(/^Right up to|^Gradient out of tolerance/);
  expect(names).toEqual([]);
});

/** The sandbox, and every path of the model's that was read through it. */
function listenTo({ sandbox }: Pipeline) {
  const paths: string[] = [];
  const evaluate: Sandbox['evaluate'] = (program, evaluations) => {
    for (const request of evaluations.flatMap(({ requests }) => requests)) {
      if (request.kind === 'value') paths.push(request.path.join('.'));
    }
    return sandbox.evaluate(program, evaluations);
  };
  return { paths, sandbox: { open: sandbox.open.bind(sandbox), evaluate } };
}

it.for<[string, readonly Change[], boolean]>([
  ['only where something is wrong', [], false],
  ['where numbers alone say nothing', [[mlpSlope, `np.power(${mlpSlope}, 2)`]], true],
  ['not where they say it', [[mlpSlope, `np.multiply(2, ${mlpSlope})`]], false],
])('asks for Z %s', async ([, changes, isAsked], { pipeline }) => {
  const { solution, ...loaded } = await readExercise(folders.mlp);
  const { paths, sandbox } = listenTo(pipeline);
  const exercise = gradable({ ...loaded, solution });
  const source = edit(solution, ...changes);
  await createGrader({ sandbox }).grade({ exercise, source, seed: '5eed' });
  expect(paths.includes('Z1')).toBe(isAsked);
});
