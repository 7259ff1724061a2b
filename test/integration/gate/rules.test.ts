import { describe, expect } from 'vitest';
import {
  gradingIsDeterministic,
  rightAnswersPass,
} from '../../../server/exercises/gate/right-answers.ts';
import { both, it, swap, type Changes } from './good-exercise.ts';

const sign = 'wrong/flipped-sign.ts';
const mean = 'wrong/missing-mean.ts';

/** The loss is not returned, so that nobody compares it. */
const withoutLoss = both(
  swap(', J: { value: J }', ''),
  swap('checks: [yhat, J]', 'checks: [yhat]'),
);

describe('the publish gate', () => {
  it('finds nothing in what gradecheck new makes, once it is filled in', async ({ gate }) => {
    const { exercise, findings, matrix } = await gate.judge();
    expect({ exercise, findings }).toEqual({ exercise: 'good', findings: [] });
    expect(matrix.cases).toEqual([
      ...[1, 2, 3, 4, 5].map((k) => ({ id: `ordinary-${k}`, recipe: 'ordinary' })),
      ...[1, 2].map((k) => ({ id: `one-example-${k}`, recipe: 'one-example' })),
    ]);
    expect(matrix.rows).toEqual([
      { misconception: 'flipped-sign', outcomes: Array(7).fill('wrong_gradient') },
      {
        misconception: 'missing-mean',
        outcomes: [...Array(5).fill('wrong_gradient'), 'passed', 'passed'],
      },
    ]);
  });
});

interface Broken {
  readonly changes: Changes;
  readonly rules: readonly string[];
  readonly message: RegExp;
}

/** The good exercise with one thing that is not as it should be. */
const refused: Readonly<Record<string, Broken>> = {
  'a text that is still to be written': {
    changes: { 'statement.en.md': swap('Text', '[fill in: title]') },
    rules: ['unfinished'],
    message: /^statement\.en\.md:1: \[fill in: title\] is still to be written$/,
  },
  'a table with a row less in one language': {
    changes: { 'statement.en.md': swap(/^\| `y`.*\n/m, '') },
    rules: ['translation'],
    message:
      /^statement\.en\.md:7: table rows under "The forward pass": 4, and 5 in statement\.pt-BR\.md:7; say the same in both$/,
  },
  'a mistake without words': {
    changes: { [sign]: swap('flipped-sign', 'sign-lost') },
    rules: ['words'],
    message:
      /^wrong\/flipped-sign\.ts: misconceptions\.yaml has no sign-lost; add it with title and hints/,
  },
  'a starter with a formula of the solution': {
    changes: {
      'starter.ts': swap(
        'return { yhat',
        'const yhat = x;\n  const error = np.subtract(yhat, y);\n  return { yhat',
      ),
    },
    rules: ['leakage'],
    message: /^starter\.ts:6: has the formula of solution\.ts:5; leave it out$/,
  },
  'a model that throws': {
    changes: { 'model.ts': swap('  const J', "  throw new Error('not yet');\n  const J") },
    rules: ['model'],
    message: /^model\.ts:8: Error: not yet$/,
  },
  'a model without a tensor that exercise.yaml names': {
    changes: { 'model.ts': swap('return { yhat, J }', 'return { J }') },
    rules: ['model'],
    message: /^model\.ts: TypeError: model: there is no tensor at yhat; model\.ts gives J$/,
  },
  'a model whose loss is no number': {
    changes: {
      'exercise.yaml': withoutLoss,
      'model.ts': swap(
        'div(mean(pow(sub(yhat, y), 2)), 2)',
        'div(pow(sub(yhat, y), 2), mul(2, x.data.length))',
      ),
    },
    rules: ['model-derivative'],
    message:
      /^model\.ts: J has the shape \(1, \d+\), and a loss is one number; take its sum or mean$/,
  },
  'a model that leaves the engine on the way to its loss': {
    changes: {
      'exercise.yaml': withoutLoss,
      'model.ts': both(
        swap('sub, type', 'sub, tensor, type'),
        swap(
          'return { yhat, J }',
          'return { yhat, J: add(J, mean(tensor(yhat.data, yhat.shape))) }',
        ),
      ),
    },
    rules: ['model-derivative'],
    message:
      /^model\.ts: the engine's d(w|b) is not the derivative of the model's loss \(ordinary-1, seed gate-0\)/,
  },
  'a gradient that does not follow from what it says': {
    changes: {
      'exercise.yaml': swap(
        'db: { gradient: b, from: [dyhat] }',
        'db: { gradient: b, from: [dw] }',
      ),
      [sign]: both(
        swap('@fails output', '@fails output, parameters'),
        swap('@passes forward, parameters', '@passes forward'),
      ),
    },
    rules: ['rebasing'],
    message:
      /^db is said to follow from dw, and with all of that right it comes out wrong \(one-example-2\)/,
  },
  'a recipe whose gradients are mostly zero': {
    changes: {
      'exercise.yaml': (text) => `${text}  - { id: flat, scale: { x: 0 }, public: 1 }\n`,
    },
    rules: ['draws'],
    message:
      /^flat: in every draw dw is mostly zero, which hides mistakes; change draw, range or scale .* \(seed gate-0\)$/,
  },
  'a starter that throws': {
    changes: { 'starter.ts': swap('  return { yhat', '  w.missing.key;\n  return { yhat') },
    rules: ['starter'],
    message:
      /^starter\.ts: gets runtime_error with 0 of 10 points: Line 5 threw: TypeError: .* Return zeros of the right shape\.$/,
  },
  'a starter that does not end': {
    changes: {
      'starter.ts': swap('  return { yhat', '  for (;;);\n  return { yhat'),
      'exercise.yaml': (text) => `${text}\nlimits: { caseMs: 200 }\n`,
    },
    rules: ['starter'],
    message: /^starter\.ts: gets time_limit with 0 of 10 points: .* Return at once\.$/,
  },
  'a starter that earns points': {
    changes: {
      'exercise.yaml': withoutLoss,
      'starter.ts': swap('np.zerosLike(x), J', 'np.add(np.multiply(x, w), b), J'),
    },
    rules: ['starter'],
    message: /^starter\.ts: earns the 2 points of forward; return something wrong, such as zeros$/,
  },
  'a gradient of ones': {
    changes: {
      '*': (text) =>
        text
          .replace('return { dyhat', 'return { dc: 1, dyhat')
          .replace('@passes forward', '@passes constant, forward'),
      'starter.ts': swap('dc: 1', 'dc: 0'),
      'model.ts': both(
        swap('x, y, w, b }', 'x, y, w, b, c }'),
        swap('return { yhat, J }', 'return { yhat, J: add(J, c) }'),
      ),
      'exercise.yaml': both(
        withoutLoss,
        swap('  w: {', '  c: { shape: [], draw: normal }\n  w: {'),
        swap('[x, y, w, b]', '[x, y, w, b, c]'),
        swap('      dw:', '      dc: { gradient: c }\n      dw:'),
        swap(
          'tasks:\n',
          "tasks:\n  - { id: constant, title: { pt-BR: 'c', en: 'c' }, points: 1, checks: [dc] }\n",
        ),
      ),
    },
    rules: ['empty-answers'],
    message:
      /^a backward of ones earns the 1 points of constant; draw inputs for which it is wrong$/,
  },
  'two mistakes that give the same answers': {
    changes: {
      [mean]: both(
        swap('@fails parameters', '@fails output'),
        swap('@passes forward, output', '@passes forward, parameters'),
        swap('@firstWrong dw', '@firstWrong dyhat'),
        swap('const dyhat = error', 'const dyhat = np.multiply(-1, error)'),
        swap('np.sum(np.multiply(dyhat, x))', 'np.mean(np.multiply(dyhat, x))'),
        swap('np.sum(dyhat)', 'np.mean(dyhat)'),
      ),
    },
    rules: ['distinct-mistakes', 'wrong-answers'],
    message: /^flipped-sign and missing-mean give the same answers on every case; add a case/,
  },
  'a wrong file that is right': {
    changes: { [sign]: swap('np.negative(error)', 'error') },
    rules: ['wrong-answers'],
    message:
      /^wrong\/flipped-sign\.ts: passes: no case tells it from a right answer; .* \(seed gate-0\)$/,
  },
  'a wrong file that fails other tasks than it says': {
    changes: {
      [sign]: both(
        swap('@fails output', '@fails parameters'),
        swap('forward, parameters', 'forward, output'),
      ),
    },
    rules: ['wrong-answers'],
    message:
      /^wrong\/flipped-sign\.ts: loses output, and its header says @fails parameters; it gets wrong_gradient with 6 of 10 points: /,
  },
  'a wrong file that is first wrong elsewhere': {
    changes: { [mean]: swap('@firstWrong dw', '@firstWrong db') },
    rules: ['wrong-answers'],
    message: /^wrong\/missing-mean\.ts: is first wrong at dw, and its header says @firstWrong db/,
  },
  'a wrong file that is not known by its own answers': {
    changes: { [sign]: swap('np.negative(error)', 'x.size === 7 ? np.negative(error) : error') },
    rules: ['wrong-answers'],
    message: /^wrong\/flipped-sign\.ts: is diagnosed as .*, not as flipped-sign \(confirmed\)/,
  },
  'an alternative that is wrong': {
    changes: { 'alt/loops.ts': swap('db += error / errors.length', 'db += error') },
    rules: ['right-answers'],
    message:
      /^alt\/loops\.ts: must get all points and gets, first at db on ordinary-1, wrong_gradient with 6 of 10 points: /,
  },
  'an alternative that throws': {
    changes: { 'alt/loops.ts': swap('  let [dw', '  missing();\n  let [dw') },
    rules: ['right-answers'],
    message:
      /^alt\/loops\.ts: must get all points and gets runtime_error with 0 of 10 points: Line 13 threw: ReferenceError: missing is not defined/,
  },
};

describe('the publish gate refuses', () => {
  it.for(Object.entries(refused))('%s', async ([, { changes, rules, message }], { gate }) => {
    const { findings } = await gate.judge(changes);
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual(rules);
    expect(findings).toContainEqual({
      severity: 'refuse',
      rule: rules[0],
      message: expect.stringMatching(message),
    });
  });
});

describe('the publish gate refuses as well', () => {
  it.for([
    [
      'totalCpuMs',
      /^solution\.ts: takes \d+ ms of CPU, over half of 0\.001; raise limits\.totalCpuMs or ask for less/,
    ],
    [
      'caseMs',
      /^solution\.ts: takes \d+ ms on ordinary-1, over half of 0\.001; raise limits\.caseMs or ask for less/,
    ],
  ] as const)('a right answer that costs over half of %s', async ([limit, message], { gate }) => {
    const context = await gate.gather();
    const { definition } = context.gradable;
    const limits = { ...definition.limits, [limit]: 0.001 };
    const gradable = { ...context.gradable, definition: { ...definition, limits } };
    const findings = await rightAnswersPass({ ...context, gradable });
    expect(findings[0]).toEqual({ severity: 'refuse', message: expect.stringMatching(message) });
    expect(findings).toHaveLength(3);
  });

  it('reports that differ though the seed is the same', async ({ gate }) => {
    const context = await gate.gather();
    let gradings = 0;
    const grader: typeof context.grader = {
      grade: (request) => context.grader.grade({ ...request, seed: String((gradings += 1)) }),
    };
    expect(await gradingIsDeterministic(context)).toEqual([]);
    expect(await gradingIsDeterministic({ ...context, grader })).toEqual([
      {
        severity: 'refuse',
        message: expect.stringMatching(
          /^solution\.ts: 3 gradings with seed gate-0 gave 3 reports;/,
        ),
      },
      {
        severity: 'refuse',
        message: expect.stringMatching(/^wrong\/flipped-sign\.ts: 3 gradings/),
      },
    ]);
  });
});

describe('the publish gate lets pass', () => {
  it('two mistakes that give the same answers, if they are said to be one class', async ({
    gate,
  }) => {
    const { findings } = await gate.judge({
      [mean]: refused['two mistakes that give the same answers']?.changes[mean] ?? null,
      '../misconceptions.yaml': swap(
        '- id: missing-mean\n',
        '- id: missing-mean\n  sameAs: flipped-sign\n',
      ),
    });
    expect(findings).toEqual([]);
  });
});
