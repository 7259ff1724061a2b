import { describe, expect } from 'vitest';
import type { Verdict } from '../../../server/contract/verdict.ts';
import type { GradableExercise } from '../../../server/grading/types.ts';
import { edit } from './edit-source.ts';
import { gradable, it, lostTasks, readExercise } from './pipeline.ts';

const scalar = gradable(await readExercise('exercises/02-scalar-graph'));
const deep = await readExercise('exercises/17-deep-backward');
const linear = await readExercise('exercises/12-linear-backward');

/** J = 3(a + bc), with functions whose results the rows of the table change. */
const program = (changes: {
  readonly forward?: string;
  readonly backward?: string;
  readonly before?: string;
}) => `
${changes.before ?? ''}
export function forward({ a, b, c }) {
  const right = { u: b * c, v: a + b * c, J: 3 * (a + b * c) };
  return ${changes.forward ?? 'right'};
}
export function backward({ a, b, c }) {
  const right = { dv: 3, du: 3, da: 3, db: 3 * c, dc: 3 * b };
  return ${changes.backward ?? 'right'};
}`;

interface Row {
  readonly what: string;
  readonly source: string;
  readonly verdict: Verdict;
  readonly headline: object;
  readonly firstWrong?: object | null;
  readonly lost?: readonly string[];
}

const nothingEarned = ['forward', 'nodes', 'leaves'];

const rows: readonly Row[] = [
  {
    what: 'a right program',
    source: program({}),
    verdict: 'passed',
    headline: { key: 'passed', args: { cases: 7 } },
    lost: [],
  },
  {
    what: 'text that is no program',
    source: 'export function forward( {',
    verdict: 'syntax_error',
    headline: { key: 'syntax_error', args: { line: 1 } },
    lost: nothingEarned,
  },
  {
    what: 'a program without one of its functions',
    source: 'export function forward() {}',
    verdict: 'missing_export',
    headline: { key: 'missing_export', args: { name: 'backward' } },
    lost: nothingEarned,
  },
  {
    what: 'TypeScript that types alone cannot be stripped from',
    source: program({ before: '\nenum Colour { Red }' }),
    verdict: 'unsupported_syntax',
    headline: { key: 'unsupported_syntax', args: { line: 3 } },
    lost: nothingEarned,
  },
  {
    what: 'an import of anything but np',
    source: program({ before: "import { readFileSync } from 'node:fs';" }),
    verdict: 'forbidden_api',
    headline: { key: 'forbidden_api', args: { name: 'node:fs' } },
    lost: nothingEarned,
  },
  {
    what: 'a module that throws',
    source: program({ before: "throw new RangeError('too early');" }),
    verdict: 'runtime_error',
    headline: { key: 'runtime_error', args: { message: 'RangeError: too early', line: 2 } },
    lost: nothingEarned,
  },
  {
    what: 'a function that throws',
    source: program({ backward: 'undefinedName' }),
    verdict: 'runtime_error',
    headline: {
      key: 'runtime_error',
      args: { message: 'ReferenceError: undefinedName is not defined', line: 9 },
    },
    firstWrong: null,
    lost: nothingEarned,
  },
  {
    what: 'results that change from run to run',
    source: program({ backward: '{ ...right, da: 3 + 1e-12 * Math.random() }' }),
    verdict: 'non_deterministic',
    headline: { key: 'non_deterministic', args: { quantity: 'da' } },
    firstWrong: { quantity: 'da', case: 'slide' },
    lost: ['leaves'],
  },
  {
    what: 'a result that is missing',
    source: program({ forward: '{ u: right.u, J: right.J }' }),
    verdict: 'missing_output',
    headline: { key: 'missing_output', args: { quantity: 'v' } },
    firstWrong: { quantity: 'v', case: 'slide' },
    lost: ['forward'],
  },
  {
    what: 'text for a number',
    source: program({ backward: "{ ...right, dc: '9' }" }),
    verdict: 'wrong_type',
    headline: { key: 'wrong_type', args: { quantity: 'dc', found: 'string' } },
    lost: ['leaves'],
  },
  {
    what: 'a promise for a record',
    source: program({}).replaceAll('export function', 'export async function'),
    verdict: 'wrong_type',
    headline: { key: 'returned_promise', args: { function: 'forward' } },
    lost: nothingEarned,
  },
  {
    what: 'no return',
    source: program({ backward: 'void right' }),
    verdict: 'wrong_type',
    headline: { key: 'returned_nothing', args: { function: 'backward' } },
    lost: ['nodes', 'leaves'],
  },
  {
    what: 'a list for a record',
    source: program({ forward: '[right.u]' }),
    verdict: 'wrong_type',
    headline: { key: 'returned_no_record', args: { function: 'forward', found: 'array' } },
    lost: ['forward'],
  },
  {
    what: 'two numbers for one',
    source: program({ backward: '{ ...right, dc: [1, 2] }' }),
    verdict: 'shape_mismatch',
    headline: { key: 'shape', args: { quantity: 'dc', got: '(2,)', expected: '()' } },
    lost: ['leaves'],
  },
  {
    what: 'a number that is none',
    source: program({ backward: '{ ...right, du: 0 / 0 }' }),
    verdict: 'non_finite',
    headline: { key: 'non_finite', args: { quantity: 'du' } },
    lost: ['nodes'],
  },
  {
    what: 'infinity',
    source: program({ forward: '{ ...right, J: 1 / 0 }' }),
    verdict: 'non_finite',
    headline: { key: 'non_finite', args: { quantity: 'J' } },
    lost: ['forward'],
  },
  {
    what: 'a wrong forward',
    source: program({ forward: '{ ...right, v: right.v + 1e-6 }' }),
    verdict: 'wrong_forward',
    headline: { key: 'wrong_forward', args: { quantity: 'v' } },
    firstWrong: { quantity: 'v', case: 'slide' },
    lost: ['forward'],
  },
  {
    what: 'a wrong gradient',
    source: program({ backward: '{ ...right, dc: right.dc + 1 }' }),
    verdict: 'wrong_gradient',
    headline: { key: 'first_break', args: { quantity: 'dc', right: 'db' } },
    firstWrong: { quantity: 'dc', case: 'slide' },
    lost: ['leaves'],
  },
];

describe('the verdict', () => {
  it.for(rows.map((row) => [row.what, row] as const))('of %s', async ([, row], { pipeline }) => {
    const report = await pipeline.grade(scalar, row.source);
    expect(report).toMatchObject({ verdict: row.verdict, headline: row.headline });
    expect(report).toMatchObject(
      row.firstWrong === undefined ? {} : { firstWrong: row.firstWrong },
    );
    expect(lostTasks(report)).toEqual(row.lost ?? lostTasks(report));
  });

  it.for<[string, Parameters<typeof program>[0], Verdict]>([
    ['missing before wrong type', { forward: '{ u: "6", J: right.J }' }, 'missing_output'],
    ['wrong type before wrong shape', { forward: '{ ...right, u: [1, 2], J: {} }' }, 'wrong_type'],
    [
      'wrong shape before infinity',
      { forward: '{ ...right, u: 1 / 0, J: [1, 2] }' },
      'shape_mismatch',
    ],
    ['infinity before a wrong value', { forward: '{ ...right, u: 1, J: 1 / 0 }' }, 'non_finite'],
    [
      'the forward before the backward',
      { forward: '{ ...right, J: 1 }', backward: '{ ...right, dv: 1 }' },
      'wrong_forward',
    ],
    [
      'an error in one case before a wrong value in another',
      { forward: 'b === 0 ? null.u : { ...right, u: 1 }' },
      'runtime_error',
    ],
  ])('takes %s', async ([, changes, verdict], { pipeline }) => {
    expect((await pipeline.grade(scalar, program(changes))).verdict).toBe(verdict);
  });

  it('speaks of the promise, not of the backward that misses the cache in it', async ({
    pipeline,
  }) => {
    const source = edit(deep.solution, [
      'export function forward',
      'export async function forward',
    ]);
    expect(await pipeline.grade(gradable(deep), source)).toMatchObject({
      verdict: 'wrong_type',
      headline: { key: 'returned_promise', args: { function: 'forward' } },
      firstWrong: { quantity: 'AL' },
      score: 0,
    });
  });
});

describe('a program that fails in one case only', () => {
  it('has the others judged, and tells the line', async ({ pipeline }) => {
    const source = program({ forward: '[right][b === 0 ? 1 : 0].u && right' });
    const report = await pipeline.grade(scalar, source);
    expect(report).toMatchObject({
      verdict: 'runtime_error',
      score: 0,
      firstWrong: null,
      error: { name: 'TypeError', function: 'forward', case: 'zero-factor', location: { line: 5 } },
    });
    expect(report.cases.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['slide', 'passed'],
      ['ordinary-1', 'passed'],
      ['ordinary-2', 'passed'],
      ['ordinary-3', 'passed'],
      ['ordinary-4', 'passed'],
      ['ordinary-5', 'passed'],
      ['zero-factor', 'runtime_error'],
    ]);
    const problems = report.cases.at(-1)?.checks.map(({ status, problem }) => [status, problem]);
    expect(problems).toEqual(Array.from({ length: 8 }, () => ['fail', 'not_reached']));
  });

  it('is told of the case that its author can see', async ({ pipeline }) => {
    const source = edit(linear.solution, [
      'const n = dZ.shape[1];',
      'const n = dZ.shape[1]; if (calls++ > 3) throw new Error(`call ${calls}`);',
    ]);
    const report = await pipeline.grade(gradable(linear), `let calls = 0;\n${source}`);
    expect(report.cases.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['ordinary-1', 'passed'],
      ['ordinary-2', 'passed'],
      ['ordinary-3', 'runtime_error'],
      ['ordinary-4', 'runtime_error'],
      ['ordinary-5', 'runtime_error'],
      ['one-example-1', 'runtime_error'],
      ['one-example-2', 'runtime_error'],
    ]);
    expect(report.error).toMatchObject({ case: 'one-example-1', message: 'call 5' });
  });

  it('is first wrong where its author can see it', async ({ pipeline }) => {
    const source = edit(linear.solution, [
      'return { dW, db, dAprev };',
      'return { dW: ++calls > 4 ? np.multiply(2, dW) : dW, db, dAprev };',
    ]);
    const report = await pipeline.grade(gradable(linear), `let calls = 0;\n${source}`);
    expect(report.cases[2]).toMatchObject({ id: 'ordinary-3', outcome: 'wrong_gradient' });
    expect(report.firstWrong).toEqual({ quantity: 'dW', case: 'one-example-1' });
  });
});

describe('an input that was changed', () => {
  it('is named and earns nothing, though the answers are right', async ({ pipeline }) => {
    const source = edit(deep.solution, [
      'let A = X;',
      'let A = X; parameters[0] = { ...parameters[0] };',
    ]);
    expect(await pipeline.grade(gradable(deep), source)).toMatchObject({
      verdict: 'mutated_input',
      score: 0,
      headline: { key: 'mutated_input', args: { name: 'parameters' } },
    });
  });

  it('cannot be an np array', async ({ pipeline }) => {
    const source = edit(linear.solution, ['const Z =', 'Aprev.shape[0] = 1; const Z =']);
    expect(await pipeline.grade(gradable(linear), source)).toMatchObject({
      verdict: 'runtime_error',
      error: { name: 'TypeError', function: 'forward' },
    });
  });
});

describe('a limit', () => {
  const tight: GradableExercise = {
    ...scalar,
    definition: {
      ...scalar.definition,
      limits: { caseMs: 700, totalCpuMs: 3000, totalWallMs: 6000, memoryMb: 32 },
    },
  };

  it('of time ends the run; cases that were not reached count as failed', async ({ pipeline }) => {
    const report = await pipeline.grade(
      tight,
      program({
        before: 'let calls = 0;',
        forward: '(() => { for (calls++; calls > 4; ) ; return right; })()',
      }),
    );
    expect(report).toMatchObject({
      verdict: 'time_limit',
      score: 0,
      firstWrong: null,
      headline: { key: 'time_limit', args: { limitMs: 700 } },
    });
    expect(report.cases.map(({ outcome }) => outcome)).toEqual([
      'passed',
      'passed',
      ...Array.from({ length: 5 }, () => 'time_limit'),
    ]);
    expect(report.cases.at(-1)?.checks.map(({ problem }) => problem)).toEqual(
      Array.from({ length: 8 }, () => 'not_reached'),
    );
  });

  it('of time holds while the module is evaluated', async ({ pipeline }) => {
    expect(await pipeline.grade(tight, program({ before: 'for (;;);' }))).toMatchObject({
      verdict: 'time_limit',
      score: 0,
      cases: [],
      agreement: null,
    });
  });

  it('of memory is told as such', async ({ pipeline }) => {
    const hoard = '(() => { const hoard = []; for (;;) hoard.push(new Float64Array(1e5)); })()';
    expect(await pipeline.grade(tight, program({ forward: hoard }))).toMatchObject({
      verdict: 'memory_limit',
      score: 0,
      headline: { key: 'memory_limit', args: { limitMb: 32 } },
    });
  });
});
