import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type {
  Inputs,
  ReferenceOutcome,
  ReferenceRequest,
  Sandbox,
} from '../../../server/sandbox/types.ts';
import { outputOf, tensor } from './student-programs.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox({ modelTimeoutMs: 400 });
});

afterAll(() => sandbox.stop());

const product = `
import { add, matmul, mul, sum } from '#engine/index.ts';

export function model({ X, W, c, parameters }) {
  const Z = matmul(W, X);
  const J = add(sum(mul(Z, Z)), mul(c, parameters[0].b));
  return { Z, J, layers: [{ Z }] };
}
`;

const inputs: Inputs = {
  X: tensor([2, 1], 1, 2),
  W: tensor([1, 2], 3, 4),
  c: tensor([], 5),
  parameters: [{ b: tensor([], 7) }],
  g: 'tanh',
};

function evaluate(
  source: string,
  requests: readonly ReferenceRequest[],
  points: readonly Inputs[] = [inputs],
): Promise<ReferenceOutcome> {
  const evaluations = points.map((point) => ({ inputs: point, requests }));
  return sandbox.evaluate({ version: source, source }, evaluations);
}

describe('a model', () => {
  test('answers its values, nested ones too', async () => {
    expect(
      await evaluate(product, [
        { kind: 'value', path: ['J'] },
        { kind: 'value', path: ['layers', 0, 'Z'] },
        { kind: 'value', path: ['parameters', 0, 'b'] },
      ]),
    ).toEqual({
      state: 'finished',
      points: [
        [
          { kind: 'value', value: tensor([], 156) },
          { kind: 'value', value: tensor([1, 1], 11) },
          { kind: 'value', value: tensor([], 7) },
        ],
      ],
    });
  });

  test('answers gradients with respect to inputs and to what lies between', async () => {
    expect(
      await evaluate(product, [
        {
          kind: 'pullback',
          seeds: [{ path: ['J'], cotangent: 1 }],
          wrt: [['W'], ['Z'], ['parameters', 0, 'b']],
        },
      ]),
    ).toEqual({
      state: 'finished',
      points: [
        [
          {
            kind: 'pullback',
            gradients: [tensor([1, 2], 22, 44), tensor([1, 1], 22), tensor([], 5)],
          },
        ],
      ],
    });
  });

  test('pulls back several seeds, those of one tensor added up', async () => {
    expect(
      await evaluate(product, [
        {
          kind: 'pullback',
          seeds: [
            { path: ['Z'], cotangent: tensor([1, 1], 10) },
            { path: ['Z'], cotangent: 1 },
            { path: ['J'], cotangent: 2 },
          ],
          wrt: [['X']],
        },
      ]),
    ).toEqual({
      state: 'finished',
      points: [[{ kind: 'pullback', gradients: [tensor([2, 1], 3 * 55, 4 * 55)] }]],
    });
  });

  test('answers each point by its own numbers', async () => {
    const points = [1, 2].map((c) => ({ ...inputs, c: tensor([], c) }));
    expect(await evaluate(product, [{ kind: 'value', path: ['J'] }], points)).toEqual({
      state: 'finished',
      points: [
        [{ kind: 'value', value: tensor([], 128) }],
        [{ kind: 'value', value: tensor([], 135) }],
      ],
    });
  });

  test('tells how near it comes to a kink', async () => {
    const outcome = await evaluate(
      `import { relu, sigmoid } from '#engine/index.ts'; export const model = ({ X }) => ({ R: relu(X), S: sigmoid(X) });`,
      [{ kind: 'inspect' }],
      [{ X: tensor([2], 3, -4) }],
    );
    expect(outcome).toEqual({
      state: 'finished',
      points: [
        [{ kind: 'inspect', kinkMargin: 3 / Math.sqrt(12.5), largestLogit: 4, activeShare: 0.5 }],
      ],
    });
  });

  test('computes the same whatever was asked before', async () => {
    const chance = 'export const model = () => ({ J: Math.random() });';
    const request = [{ kind: 'value', path: ['J'] }] as const;
    expect(await evaluate(chance, request)).toEqual(await evaluate(chance, request));
  });
});

describe("an author's fault", () => {
  test.each([
    ['no model', 'export const x = 1;', 'The module exports no function named model.'],
    [
      'a foreign import',
      `import fs from 'node:fs'; export const model = () => fs;`,
      'A model imports #engine/index.ts and nothing else; this one imports node:fs.',
    ],
    [
      'no record',
      'export const model = () => 3;',
      'model: expected a record of named tensors, such as { Z, A, J }',
    ],
    [
      'a missing tensor',
      'export const model = () => ({ Z: 3 });',
      'model: there is no tensor at J; model.ts gives Z',
    ],
    ['bad syntax', 'export const model = () => {', "Expected '}', got '<eof>'"],
    [
      'far too many numbers',
      `import { zeros } from '#engine/index.ts'; export const model = () => ({ J: zeros([9000000]) });`,
      'More than 8388608 numbers were asked for at once.',
    ],
  ])('%s is told as such', async (_, source, message) => {
    expect(await evaluate(source, [{ kind: 'value', path: ['J'] }])).toMatchObject({
      state: 'model_failed',
      error: { message },
    });
  });

  test('an error is told with its line', async () => {
    expect(
      await evaluate(
        `import { matmul } from '#engine/index.ts';
export function model({ X }: { X: never }) {
  return { J: matmul(X, X) };
}`,
        [{ kind: 'value', path: ['J'] }],
      ),
    ).toMatchObject({ state: 'model_failed', error: { line: 3, column: 15 } });
  });

  test.each([
    ['never ends', 'for (;;);'],
    ['cannot be interrupted', 'return { J: 7n ** (10n ** 8n) };'],
    ['grows without end', 'const m = new Map(); for (let i = 0; ; i++) m.set(i, i);'],
  ])(
    'a model that %s is stopped, quarantined the third time, and hurts no other',
    async (_, body) => {
      const source = `export function model() { ${body} }`;
      for (let i = 0; i < 3; i++) {
        expect(await evaluate(source, [])).toMatchObject({
          state: 'model_failed',
          error: { name: 'Limit' },
        });
      }
      expect(await evaluate(source, [])).toMatchObject({
        state: 'model_failed',
        error: { name: 'Quarantined' },
      });
      expect(await evaluate(product, [{ kind: 'value', path: ['J'] }])).toMatchObject({
        state: 'finished',
      });
    },
  );

  test('what a model leaves behind reaches neither another model nor a student', async () => {
    const value = [{ kind: 'value', path: ['J'] }] as const;
    await evaluate(
      'export function model() { globalThis.left = 1; Array.prototype.left = 1; return { J: 0 }; }',
      value,
    );
    expect(
      await evaluate(
        `export const model = () => ({ J: [globalThis, []].filter((o) => 'left' in o).length });`,
        value,
      ),
    ).toMatchObject({ points: [[{ value: tensor([], 0) }]] });
    expect(
      await outputOf(
        sandbox,
        `export const forward = () => ({ Y: [globalThis, []].filter((o) => 'left' in o).length });`,
      ),
    ).toEqual({ state: 'tensor', ...tensor([], 0) });
  });
});
