import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSandbox } from '../../../server/sandbox/create-sandbox.ts';
import type { Sandbox } from '../../../server/sandbox/types.ts';
import { forwardCall, outputOf, tensor, withSession } from './student-programs.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox();
});

afterAll(() => sandbox.stop());

describe('what stands where numbers are expected', () => {
  test.each([
    ['a typed array', 'new Float64Array([1, 2])', { state: 'tensor', ...tensor([2], 1, 2) }],
    ['another shape', '[[1], [2]]', { state: 'tensor', ...tensor([2, 1], 1, 2) }],
    ['a number', '7', { state: 'tensor', ...tensor([], 7) }],
    [
      'values that are not finite',
      '[NaN, -Infinity]',
      { state: 'tensor', ...tensor([2], NaN, -Infinity) },
    ],
    ['an empty list', '[]', { state: 'tensor', ...tensor([0]) }],
    ['text', "'0.5'", { state: 'wrong_type', found: 'string' }],
    ['numbers as text', "[['1', '2']]", { state: 'wrong_type', found: 'array of string' }],
    ['truth values', '[[true, false]]', { state: 'tensor', ...tensor([1, 2], 1, 0) }],
    ['a truth value', 'true', { state: 'tensor', ...tensor([], 1) }],
    ['holes', '[1, , 3]', { state: 'wrong_type', found: 'array of undefined' }],
    ['nothing', 'undefined', { state: 'wrong_type', found: 'undefined' }],
    ['null', 'null', { state: 'wrong_type', found: 'null' }],
    ['a big integer', '10n', { state: 'wrong_type', found: 'bigint' }],
    ['a function', '() => 1', { state: 'wrong_type', found: 'function' }],
    ['a promise', 'Promise.resolve([1])', { state: 'wrong_type', found: 'Promise' }],
    ['a map', 'new Map()', { state: 'wrong_type', found: 'Map' }],
    ['a ragged list', '[[1, 2], [3]]', { state: 'wrong_type', found: 'ragged array' }],
    ['five axes', '[[[[[1]]]]]', { state: 'wrong_type', found: 'array of more than 4 axes' }],
    [
      'a list that holds itself',
      '(() => { const a = []; a.push(a); return a; })()',
      { state: 'wrong_type', found: 'array of more than 4 axes' },
    ],
    [
      'a claimed length',
      '(() => { const a = []; a.length = 4294967295; return a; })()',
      { state: 'too_large', shape: [4294967295] },
    ],
    [
      'far too many numbers',
      'Array.from({ length: 200 }, () => new Array(200).fill(0))',
      { state: 'too_large', shape: [200, 200] },
    ],
    [
      'a proxy',
      'new Proxy([], { get: (_, key) => (key === "length" ? 2 : 5) })',
      { state: 'tensor', ...tensor([2], 5, 5) },
    ],
  ])('%s is told as it is', async (_, expression, expected) => {
    expect(await outputOf(sandbox, `export const forward = () => ({ Y: ${expression} });`)).toEqual(
      expected,
    );
  });

  test.each([
    ['number', 'export const forward = () => 3;'],
    ['undefined', 'export function forward() {}'],
    ['Promise', 'export const forward = async () => ({ Y: 1 });'],
    ['array', 'export const forward = () => [1];'],
    ['np array', "import * as np from 'np'; export const forward = () => np.array([1]);"],
  ])('a result that is no record but a %s is told for each output', async (found, source) => {
    expect(await outputOf(sandbox, source)).toEqual({ state: 'no_record', found });
  });

  test('a function that takes what an earlier one never returned is not called', async () => {
    const source = `export async function forward() { return { Y: 1, cache: {} }; }
      export function backward({ cache }) { return { dY: cache.Y }; }`;
    const outcome = await withSession(
      sandbox,
      source,
      (session) =>
        session.run({
          case: 'ordinary',
          calls: [
            { ...forwardCall({}, { Y: [] }), opaque: ['cache'] },
            {
              function: 'backward',
              arguments: { cache: { opaque: 'cache' } },
              returns: [{ name: 'dY', path: ['dY'], shape: [] }],
              opaque: [],
            },
          ],
          points: [{}],
          repetitions: 2,
        }),
      ['forward', 'backward'],
    );
    const outputs = { Y: { state: 'no_record', found: 'Promise' }, dY: { state: 'not_reached' } };
    expect(outcome).toMatchObject({ points: [{ repetitions: [outputs, outputs] }] });
  });

  test('a key that is not there is missing', async () => {
    expect(await outputOf(sandbox, 'export const forward = () => ({ y: 1 });')).toEqual({
      state: 'missing',
    });
  });

  test('a thenable is a record like any other', async () => {
    expect(
      await outputOf(sandbox, 'export const forward = () => ({ then() { for (;;); }, Y: 1 });'),
    ).toEqual({ state: 'tensor', ...tensor([], 1) });
  });
});

describe('inputs', () => {
  const inputs = {
    X: tensor([2], 1, 2),
    parameters: [{ W: tensor([1], 1) }, { W: tensor([1], 2) }],
    options: { g: 'tanh' },
  };

  test.each([
    ['an entry is replaced', 'parameters[0] = parameters[1]', ['parameters']],
    ['a list grows', 'parameters.push(1)', ['parameters']],
    ['a list is reordered', 'parameters.reverse()', ['parameters']],
    ['a nested field is replaced', 'parameters[1].W = [9]', ['parameters']],
    ['a name is replaced', "options.g = 'relu'", ['options']],
    ['a field is added', 'options.h = 1', ['options']],
    ['a field is removed', 'delete options.g', ['options']],
    ['only read', 'JSON.stringify([X.tolist(), parameters.length, options])', []],
    [
      'copied and changed',
      'const own = [...parameters]; own.pop(); const list = X.tolist(); list[0] = 9',
      [],
    ],
  ])('are found changed where %s', async (_, statement, mutated) => {
    const outcome = await withSession(
      sandbox,
      `export function forward({ X, parameters, options }) { ${statement}; return { Y: 1 }; }`,
      (session) =>
        session.run({
          case: 'public-1',
          calls: [forwardCall(inputs, { Y: [] })],
          points: [inputs],
          repetitions: 2,
        }),
    );
    expect(outcome.state === 'finished' && outcome.points[0]?.mutated).toEqual(mutated);
  });

  test('are whole again in each call, whatever an earlier call did to them', async () => {
    const call = { ...forwardCall(inputs, {}), returns: [] };
    const outcome = await withSession(
      sandbox,
      `export function forward({ parameters }) { parameters.pop(); return {}; }
       export const backward = ({ parameters }) => ({ Y: parameters.length });`,
      (session) =>
        session.run({
          case: 'public-1',
          calls: [call, { ...forwardCall(inputs, { Y: [] }), function: 'backward' }],
          points: [inputs],
          repetitions: 1,
        }),
      ['forward', 'backward'],
    );
    expect(outcome.state === 'finished' && outcome.points[0]?.repetitions[0]).toEqual({
      Y: { state: 'tensor', ...tensor([], 2) },
    });
  });
});
