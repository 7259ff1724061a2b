import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { readMisconceptions } from '../../../server/exercises/read-misconceptions.ts';
import { buildBank } from '../../../server/grading/diagnosis/build-bank.ts';
import { relatedMistakes } from '../../../server/grading/related-mistakes.ts';
import { edit } from './edit-source.ts';
import { gradable, it, readExercise, type Pipeline } from './pipeline.ts';

const folders = {
  bce: 'exercises/08-bce',
  logistic: 'exercises/10-logistic-regression',
  linear: 'exercises/12-linear-backward',
  mlp: 'exercises/15-mlp2-backward',
  deep: 'exercises/17-deep-backward',
};

type Named = Awaited<ReturnType<typeof readNamed>>;
const read = new Map<string, Promise<Named>>();

/** An exercise that knows its mistakes by name. */
async function readNamed({ sandbox }: Pipeline, folder: keyof typeof folders) {
  const loaded = await readExercise(folders[folder]);
  const bank = await buildBank(sandbox, gradable(loaded), loaded, 'secret');
  const exercise = { ...gradable(loaded), diagnostics: async () => bank };
  return { exercise, solution: loaded.solution };
}

async function diagnose(
  pipeline: Pipeline,
  folder: keyof typeof folders,
  ...changes: readonly (readonly [string, string])[]
) {
  const named = read.get(folder) ?? readNamed(pipeline, folder);
  read.set(folder, named);
  const { exercise, solution } = await named;
  const { diagnoses } = await pipeline.grade(exercise, edit(solution, ...changes));
  return diagnoses.map(({ id, quantity, confidence }) => `${id} ${quantity} ${confidence}`);
}

it.for<[string, keyof typeof folders, readonly (readonly [string, string])[], string]>([
  [
    'a mean over the inputs',
    'mlp',
    [['const n = X.shape[1];', 'const n = X.shape[0];']],
    'mean-over-features dW2 suspected',
  ],
  [
    'a mean over the inputs of each layer',
    'deep',
    [['np.divide(np.matmul(dZ, Aprev.T), n)', 'np.divide(np.matmul(dZ, Aprev.T), Aprev.shape[0])']],
    'mean-over-features dW1 suspected',
  ],
  [
    'a mean of a mean',
    'mlp',
    [
      [
        'const db2 = np.mean(dZ2, { axis: 1, keepdims: true });',
        'const db2 = np.divide(np.mean(dZ2, { axis: 1, keepdims: true }), n);',
      ],
    ],
    'bias-mean-twice db2 suspected',
  ],
  [
    'a gradient on its side',
    'mlp',
    [['np.matmul(dZ2, A1.T)', 'np.matmul(A1, dZ2.T)']],
    'gradient-transposed dW2 suspected',
  ],
  [
    'answers on their side',
    'linear',
    [['return { Z };', 'return { Z: Z.T };']],
    'examples-as-rows Z suspected',
  ],
  [
    'every answer against every label',
    'logistic',
    [['np.subtract(A, Y)', 'np.subtract(A, Y.T)']],
    'error-of-all-pairs dZ suspected',
  ],
  [
    'a logarithm to base 10',
    'bce',
    [['return { J };', 'return { J: J / Math.LN10 };']],
    'log-base J suspected',
  ],
])('names %s without a wrong solution', async ([, folder, changes, name], { pipeline }) => {
  expect(await diagnose(pipeline, folder, ...changes)).toEqual([name]);
});

it('names what is left beside a mistake that it knows', async ({ pipeline }) => {
  const diagnoses = await diagnose(
    pipeline,
    'mlp',
    ['np.subtract(1, np.multiply(A, A))', 'np.subtract(1, A)'],
    ['const dZ2 = np.subtract(A2, Y);', 'const dZ2 = np.subtract(Y, A2);'],
    ['const n = X.shape[1];', 'const n = X.shape[0];'],
  );
  expect(diagnoses).toContain('flipped-sign dZ2 confirmed');
  expect(diagnoses).toContain('mean-over-features dW2 suspected');
});

it('relates numbers where other cases have none', async ({ pipeline }) => {
  const diagnoses = await diagnose(pipeline, 'logistic', [
    'np.divide(np.matmul(X, dZ.T), n)',
    'np.divide(np.matmul(X, dZ.T), n - 1)',
  ]);
  expect(diagnoses).toEqual(['ratio_constant dw suspected']);
});

it('names only misconceptions that have hints', async () => {
  const directory = fileURLToPath(new URL('../../../exercises', import.meta.url));
  const known = await readMisconceptions(directory);
  expect(relatedMistakes.filter((id) => !known.has(id))).toEqual([]);
});
