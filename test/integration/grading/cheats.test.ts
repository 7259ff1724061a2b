import { describe, expect } from 'vitest';
import { forStudent } from '../../../server/contract/report-for-student.ts';
import { edit } from './edit-source.ts';
import { gradable, it, lostTasks, readExercise } from './pipeline.ts';

const linear = await readExercise('exercises/12-linear-backward');
const scalar = gradable(await readExercise('exercises/02-scalar-graph'));
const mlp = await readExercise('exercises/15-mlp2-backward');
const deep = await readExercise('exercises/17-deep-backward');

const backwardResult = 'return { dW, db, dAprev };';

describe('an answer that looks right', () => {
  it.for([
    [
      'zeros',
      'return { dW: np.zerosLike(dW), db: np.zerosLike(db), dAprev: np.zerosLike(dAprev) };',
    ],
    [
      'ones',
      'return { dW: np.ones(dW.shape), db: np.ones(db.shape), dAprev: np.ones(dAprev.shape) };',
    ],
    ['its own inputs', 'return { dW: W, db: np.ones([W.shape[0], 1]), dAprev: Aprev };'],
    [
      'a shuffled answer',
      'return { dW: np.array(dW.tolist().reverse()), db: np.array(db.tolist().reverse()), dAprev: np.array(dAprev.tolist().reverse()) };',
    ],
    [
      'the right answer and a millionth',
      'return { dW: np.multiply(1 + 1e-6, dW), db: np.add(1e-6, db), dAprev: np.multiply(1 - 1e-6, dAprev) };',
    ],
  ])('earns nothing for %s', async ([, result = ''], { pipeline }) => {
    const report = await pipeline.grade(
      gradable(linear),
      edit(linear.solution, [backwardResult, result]),
    );
    expect(report.verdict).toBe('wrong_gradient');
    expect(lostTasks(report)).toEqual(['parameters', 'previous']);
  });

  it('earns nothing for the numbers of the case that is on the slide', async ({ pipeline }) => {
    const source = `
export const forward = () => ({ u: 6, v: 11, J: 33 });
export const backward = () => ({ dv: 3, du: 3, da: 3, db: 6, dc: 9 });`;
    const report = await pipeline.grade(scalar, source);
    expect(
      report.cases.map(({ outcome }) => outcome).filter((outcome) => outcome === 'passed'),
    ).toHaveLength(1);
    expect(lostTasks(report)).toEqual(['forward', 'leaves']);
  });

  it('meets other numbers in every submission, but for those that the exercise shows', async ({
    pipeline,
  }) => {
    const recorder = `
export const forward = ({ a, b, c }) => { console.log(a, b, c); return {}; };
export const backward = () => ({});`;
    const [first, second] = [
      (await pipeline.grade(scalar, recorder, 'a1')).console,
      (await pipeline.grade(scalar, recorder, 'b2')).console,
    ];
    const repeated = first.filter(({ text }, at) => text === second[at]?.text);
    expect(repeated.map((entry) => entry.case)).toEqual(['slide', 'zero-factor']);
  });

  it('tells its author nothing of the inputs of hidden cases, remembered or thrown', async ({
    pipeline,
  }) => {
    const spy = `
const seen = [];
export const forward = ({ a, b, c }) => { seen.push([a, b, c].join()); console.log(seen.join(';')); return {}; };
export const backward = () => { if (seen.length > 8) throw new Error(seen.join(';')); return {}; };`;
    const whole = await pipeline.grade(scalar, spy);
    const shown = JSON.stringify(forStudent(whole));
    const hidden = whole.console.filter((entry) => /^ordinary-[345]$/.test(entry.case ?? ''));
    const secrets = hidden.map(({ text }) => text.split(';').at(-1) ?? '');
    expect(secrets).toHaveLength(3);
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
  });

  it('does not pass by being right the first time only', async ({ pipeline }) => {
    const source = edit(linear.solution, [
      backwardResult,
      'calls += 1; return { dW: np.multiply(calls % 2 === 1 ? 1 : 2, dW), db, dAprev };',
    ]);
    const report = await pipeline.grade(gradable(linear), `let calls = 0;\n${source}`);
    expect(report).toMatchObject({
      verdict: 'non_deterministic',
      headline: { key: 'non_deterministic', args: { quantity: 'dW' } },
    });
  });

  it('cannot carry an answer from one case to the next', async ({ pipeline }) => {
    const source = edit(linear.solution, [
      backwardResult,
      'kept ??= { dW, db, dAprev }; return kept;',
    ]);
    const report = await pipeline.grade(gradable(linear), `let kept;\n${source}`);
    expect(lostTasks(report)).toEqual(['parameters', 'previous']);
  });

  it('finds nothing of what is expected within its reach', async ({ pipeline }) => {
    const source = `
const names = (value) => { try { return Object.getOwnPropertyNames(value); } catch { return []; } };
export function forward(given) {
  console.log(names(given).join(), names(arguments.length > 1 ? arguments[1] : {}).join());
  console.log(names(globalThis).filter((name) => /expect|grade|sandbox|process|require|plan|seed/i.test(name)).join());
  return { Z: 0 };
}
export const backward = () => ({});`;
    const report = await pipeline.grade(gradable(linear), source);
    expect(
      report.console.filter((entry) => entry.case === 'ordinary-1').map(({ text }) => text),
    ).toEqual(['Aprev,W,b ', '']);
  });

  it('cannot change np for itself', async ({ pipeline }) => {
    const source = `${mlp.solution}\nnp.add = () => 0;`;
    expect(await pipeline.grade(gradable(mlp), source)).toMatchObject({
      verdict: 'runtime_error',
      error: { name: 'TypeError' },
    });
  });
});

describe('an answer that is incomplete', () => {
  it('misses the layers that it leaves out', async ({ pipeline }) => {
    const source = edit(deep.solution, [
      'return { gradients };',
      'return { gradients: gradients.slice(1) };',
    ]);
    const report = await pipeline.grade(gradable(deep), source);
    expect(report).toMatchObject({
      verdict: 'missing_output',
      firstWrong: { case: 'two-layers-1', quantity: 'dZ2' },
    });
    expect(lostTasks(report)).toEqual(['errors', 'parameters']);
  });

  it('misses what it hides in a map', async ({ pipeline }) => {
    const source = edit(deep.solution, [
      'return { gradients };',
      'return { gradients: new Map(gradients.entries()) };',
    ]);
    expect((await pipeline.grade(gradable(deep), source)).verdict).toBe('missing_output');
  });
});
