import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';
import { forwardCall, outputOf, runForward, tensor, withSession } from './student-programs.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox();
});

afterAll(() => sandbox.stop());

describe('a program that keeps the rules', () => {
  const source = `
import * as np from 'np';

export function forward({ X, W, g }: { X: np.NdArray; W: np.NdArray; g: string }) {
  const Z = np.matmul(W, X);
  const A = g === 'tanh' ? np.tanh(Z) : Z;
  return { A, J: np.sum(A), cache: { X, A } };
}

export function backward({ cache, n }: { cache: { X: np.NdArray; A: np.NdArray }; n: number }) {
  const dZ = np.subtract(1, np.power(cache.A, 2));
  const dW = np.divide(np.matmul(dZ, cache.X.T), n);
  return { dW };
}
`;

  test('runs forward and backward and hands over its numbers', async () => {
    const outcome = await withSession(
      sandbox,
      source,
      (session) =>
        session.run({
          case: 'public-1',
          calls: [
            {
              function: 'forward',
              arguments: { X: { input: 'X' }, W: { input: 'W' }, g: { input: 'g' } },
              returns: [
                { name: 'A', path: ['A'], shape: [1, 2] },
                { name: 'J', path: ['J'], shape: [] },
              ],
              opaque: ['cache'],
            },
            {
              function: 'backward',
              arguments: { cache: { opaque: 'cache' }, n: { input: 'n' } },
              returns: [{ name: 'dW', path: ['dW'], shape: [1, 2] }],
              opaque: [],
            },
          ],
          points: [
            {
              X: tensor([2, 2], 1, 0, 0, 1),
              W: tensor([1, 2], 0.5, -0.5),
              g: 'tanh',
              n: tensor([], 2),
            },
          ],
          repetitions: 2,
        }),
      ['forward', 'backward'],
    );
    const once = {
      A: { state: 'tensor', ...tensor([1, 2], Math.tanh(0.5), Math.tanh(-0.5)) },
      J: { state: 'tensor', ...tensor([], 0) },
      dW: { state: 'tensor', ...tensor([1, 2], 0.3932238664829637, 0.3932238664829637) },
    };
    expect(outcome).toEqual({
      state: 'finished',
      points: [{ repetitions: [once, once], mutated: [] }],
      console: [],
      cpuMs: expect.any(Number),
    });
  });

  test('tells where each returned key is built', async () => {
    const positions = await withSession(sandbox, source, (session) => session.locate(), [
      'forward',
      'backward',
    ]);
    expect(positions['backward']).toEqual({ dW: { line: 12, column: 9 } });
    expect(positions['forward']).toMatchObject({
      A: { line: 6, column: 9 },
      J: { line: 7, column: 15 },
    });
  });

  test('does not learn who calls it', async () => {
    const output = await outputOf(
      sandbox,
      `export const forward = Function('const { caller } = forward; return { Y: caller === null ? 0 : caller.arguments.length };');
      globalThis.forward = forward;`,
    );
    expect(output).toEqual({ state: 'tensor', ...tensor([], 0) });
  });

  test('finds nothing of ours among the globals', async () => {
    const output = await outputOf(
      sandbox,
      `export const forward = () => ({ Y: 'gradecheck' in globalThis ? 1 : 0 });`,
    );
    expect(output).toEqual({ state: 'tensor', ...tensor([], 0) });
  });

  test('may import functions of np by name', async () => {
    const output = await outputOf(
      sandbox,
      `import { add, ones } from 'np'; export const forward = ({ X }) => ({ Y: add(X, ones(2)) });`,
    );
    expect(output).toEqual({ state: 'tensor', ...tensor([2, 2], 2, 3, 4, 5) });
  });

  test('is run on many points in one crossing', async () => {
    const points = [1, 2, 3].map((x) => ({ X: tensor([2, 2], x, x, x, x) }));
    const outcome = await withSession(
      sandbox,
      `export const forward = ({ X }) => ({ Y: X.tolist().map((row) => row.map((x) => x * x)) });`,
      (session) =>
        session.run({
          case: 'numerical',
          calls: [forwardCall({ X: tensor([]) }, { Y: [2, 2] })],
          points,
          repetitions: 1,
        }),
    );
    expect(
      outcome.state === 'finished' && outcome.points.map(({ repetitions }) => repetitions[0]),
    ).toEqual([1, 4, 9].map((y) => ({ Y: { state: 'tensor', ...tensor([2, 2], y, y, y, y) } })));
  });

  test('receives lists and records, and names in them', async () => {
    const output = await outputOf(
      sandbox,
      `export function forward({ parameters, activations }) {
        return { Y: [[parameters.length, parameters[1].W.at(0, 1)], [parameters[0].b, activations[1] === 'tanh' ? 1 : 0]] };
      }`,
      {
        parameters: [
          { W: tensor([1, 1], 7), b: tensor([], 5) },
          { W: tensor([1, 2], 8, 9), b: tensor([], 6) },
        ],
        activations: ['relu', 'tanh'],
      },
    );
    expect(output).toEqual({ state: 'tensor', ...tensor([2, 2], 2, 9, 5, 1) });
  });

  test('has its nested results read by their paths', async () => {
    const inputs = { X: tensor([2], 3, 4) };
    const outcome = await withSession(
      sandbox,
      `export const forward = ({ X }) => ({ gradients: [{ dW: X }, { dW: [X.at(1)] }] });`,
      (session) =>
        session.run({
          case: 'public-1',
          calls: [
            {
              ...forwardCall(inputs, {}),
              returns: [
                { name: 'dW1', path: ['gradients', 0, 'dW'], shape: [2] },
                { name: 'dW2', path: ['gradients', 1, 'dW'], shape: [1] },
                { name: 'dW3', path: ['gradients', 2, 'dW'], shape: [1] },
              ],
            },
          ],
          points: [inputs],
          repetitions: 1,
        }),
    );
    expect(outcome.state === 'finished' && outcome.points[0]?.repetitions[0]).toEqual({
      dW1: { state: 'tensor', ...tensor([2], 3, 4) },
      dW2: { state: 'tensor', ...tensor([1], 4) },
      dW3: { state: 'missing' },
    });
  });
});

describe('errors', () => {
  test('are told with the line and column of the source with its types', async () => {
    const outcome = await runForward(
      sandbox,
      `type Numbers = { X: unknown };

export function forward({ X }: Numbers): { Y: number } {
  const rows: number[][] = [];
  return { Y: rows[0]![1] as number };
}`,
    );
    expect(outcome).toMatchObject({
      state: 'threw',
      function: 'forward',
      error: {
        name: 'TypeError',
        message: "Cannot read properties of undefined (reading '1')",
        line: 5,
        column: 23,
      },
    });
  });

  test("point at the student's line when np is misused", async () => {
    const outcome = await runForward(
      sandbox,
      `import * as np from 'np';
const helper = (X) =>
  np.matmul(X, np.zeros([3, 1]));
export const forward = ({ X }) => ({ Y: helper(X) });`,
    );
    expect(outcome).toMatchObject({
      state: 'threw',
      error: {
        name: 'NpError',
        message: 'matmul: (2, 2) @ (3, 1): the inner sizes 2 and 3 differ',
        line: 3,
        column: 6,
      },
    });
  });

  test('of other kinds are named by what was thrown', async () => {
    const outcome = await runForward(sandbox, `export const forward = () => { throw 'boo'; };`);
    expect(outcome).toMatchObject({
      state: 'threw',
      error: { name: 'Error', message: 'string thrown: boo' },
    });
  });

  test('are shortened and lose their control characters', async () => {
    const outcome = await runForward(
      sandbox,
      String.raw`export const forward = () => { throw new Error('\u001b[31mred\u0007' + 'x'.repeat(1e6)); };`,
    );
    expect(outcome.state === 'threw' && outcome.error.message).toBe(` [31mred ${'x'.repeat(491)}`);
  });

  test('while the module is evaluated keep it from opening', async () => {
    const opened = await sandbox.open({
      source: `console.log('before');\nconst W = null;\nexport const forward = W.T;`,
      exports: ['forward'],
      limits: { caseMs: 1000, totalCpuMs: 3000, totalWallMs: 6000, memoryMb: 64 },
    });
    expect(opened).toMatchObject({
      state: 'threw',
      function: null,
      error: { name: 'TypeError', line: 3, column: 26 },
      console: [{ line: 1, text: 'before' }],
    });
  });

  test('show nothing of the machine in their stacks', async () => {
    const outcome = await runForward(
      sandbox,
      `import * as np from 'np';
export function forward() { try { np.zeros(-1); } catch (error) { console.log(error.stack); } return { Y: 1 }; }`,
    );
    const [shown] = outcome.console;
    expect(shown?.text).toContain('(gradecheck:np:');
    expect(shown?.text).not.toContain(process.cwd());
  });

  test('leave the session usable', async () => {
    const states = await withSession(
      sandbox,
      `let calls = 0; export const forward = () => { if (calls++ === 0) throw new Error('once'); return { Y: 1 }; };`,
      async (session) => {
        const run = {
          case: 'public-1',
          calls: [forwardCall({}, { Y: [] })],
          points: [{}],
          repetitions: 1,
        } as const;
        return [(await session.run(run)).state, (await session.run(run)).state];
      },
    );
    expect(states).toEqual(['threw', 'finished']);
  });
});

describe('the console', () => {
  test('is told with the line of the caller, arrays readable, once for both repetitions', async () => {
    const inputs = { X: tensor([2, 2], 1, 2, 3, 4) };
    const outcome = await withSession(
      sandbox,
      `export function forward({ X }) {
  console.log('X is', X);
  console.warn({ shape: X.shape, loss: 1 / 3 }, [1, 'two', null], undefined);
  return { Y: X };
}`,
      (session) =>
        session.run({
          case: 'public-1',
          calls: [forwardCall(inputs, { Y: [2, 2] })],
          points: [inputs],
          repetitions: 2,
        }),
    );
    expect(outcome.console).toEqual([
      { line: 2, text: 'X is [[1, 2], [3, 4]] (2, 2)' },
      { line: 3, text: '{ shape: [2, 2], loss: 0.333333 } [1, "two", null] undefined' },
    ]);
  });

  test('ends at 200 lines and at 400 characters a line', async () => {
    const outcome = await runForward(
      sandbox,
      `export function forward() { for (let i = 0; i < 5000; i++) console.log(i); return { Y: 1 }; }`,
    );
    expect(outcome.console).toHaveLength(200);
    const long = await runForward(
      sandbox,
      `export function forward() { console.log('x'.repeat(1e6)); return { Y: 1 }; }`,
    );
    expect(long.console[0]?.text).toHaveLength(400);
  });
});

describe('equal inputs, other answers', () => {
  test('a program that remembers gives another result the second time', async () => {
    const inputs = { X: tensor([], 1) };
    const outcome = await withSession(
      sandbox,
      `let calls = 0; export const forward = () => ({ Y: ++calls });`,
      (session) =>
        session.run({
          case: 'public-1',
          calls: [forwardCall(inputs, { Y: [] })],
          points: [inputs],
          repetitions: 2,
        }),
    );
    expect(outcome.state === 'finished' && outcome.points[0]?.repetitions).toEqual([
      { Y: { state: 'tensor', ...tensor([], 1) } },
      { Y: { state: 'tensor', ...tensor([], 2) } },
    ]);
  });

  test('nothing that a program leaves behind reaches the next', async () => {
    const leave = `
      globalThis.secret = 42; Object.prototype.secret = 42; Math.secret = 42; Array.prototype.secret = 42;
      export const forward = () => ({ Y: 1 });`;
    const look = `export const forward = () => ({ Y: [globalThis, {}, Math, []].filter((o) => o.secret === 42).length });`;
    for (let i = 0; i < 4; i++) await outputOf(sandbox, leave);
    for (let i = 0; i < 4; i++) {
      expect(await outputOf(sandbox, look)).toEqual({ state: 'tensor', ...tensor([], 0) });
    }
  });

  test('chance and time are the same in every session', async () => {
    const source = `export const forward = () => ({ Y: [Math.random(), Math.random(), Date.now(), new Date().getTime()] });`;
    const first = await outputOf(sandbox, source);
    expect(await outputOf(sandbox, source)).toEqual(first);
    expect(first).toMatchObject({ state: 'tensor', shape: [4] });
  });
});
