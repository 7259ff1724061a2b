import { describe, expect } from 'vitest';
import { edit } from './edit-source.ts';
import { gradable, it, readExercise } from './pipeline.ts';

const linear = gradable(await readExercise('exercises/12-linear-backward'));
const scalar = gradable(await readExercise('exercises/02-scalar-graph'));
const logistic = await readExercise('exercises/10-logistic-regression');
const mlp = await readExercise('exercises/15-mlp2-backward');
const deep = await readExercise('exercises/17-deep-backward');

const cacheOf = 'cache: { X, Y, W2, Z1, A1, A2, g }';

/** Right answers to the linear layer, each written in a way of its own. */
const linearSources: Readonly<Record<string, string>> = {
  'arrow functions and extra keys': `
import * as np from 'np';
export const forward = ({ Aprev, W, b }) => ({ Z: np.add(np.matmul(W, Aprev), b), note: 'extra' });
export const backward = ({ dZ, Aprev, W }) => ({
  dW: np.divide(np.matmul(dZ, Aprev.T), dZ.shape[1]),
  db: np.mean(dZ, { axis: 1, keepdims: true }),
  dAprev: np.matmul(W.T, dZ),
  helper() {},
});`,
  'arrow functions with type annotations': `
import * as np from 'np';
export const forward: (given: ForwardArguments) => ForwardResult = ({ Aprev, W, b }) => ({
  Z: np.add(np.matmul(W, Aprev), b),
});
export const backward: (given: BackwardArguments) => BackwardResult = ({ dZ, Aprev, W }) => {
  const n: number = dZ.shape[1]!;
  return {
    dW: np.divide(np.matmul(dZ, Aprev.T), n),
    db: np.mean(dZ, { axis: 1, keepdims: true }),
    dAprev: np.matmul(W.T, dZ),
  } satisfies BackwardResult;
};`,
  'an export list with new names, and named imports': `
import { add, divide, matmul as mm, mean, type NdArray } from 'np';
function layer({ Aprev, W, b }) { return { Z: add(mm(W, Aprev), b) }; }
const undo = ({ dZ, Aprev, W }: { dZ: NdArray; Aprev: NdArray; W: NdArray }) => ({
  dW: divide(mm(dZ, Aprev.T), dZ.shape[1]),
  db: mean(dZ, { axis: 1, keepdims: true }),
  dAprev: mm(W.T, dZ),
});
export { layer as forward, undo as backward };`,
  'a class with private fields and getters': `
import * as np from 'np';
class Layer {
  #W; #b;
  constructor(W, b) { this.#W = W; this.#b = b; }
  forward(A) { return np.add(np.matmul(this.#W, A), this.#b); }
}
class Gradients {
  constructor(dZ, A, W) { Object.assign(this, { dZ, A, W }); }
  get dW() { return np.divide(np.matmul(this.dZ, this.A.T), this.dZ.shape[1]); }
  get db() { return np.mean(this.dZ, { axis: 1, keepdims: true }); }
  get dAprev() { return np.matmul(this.W.T, this.dZ); }
}
export function forward({ Aprev, W, b }) { return { Z: new Layer(W, b).forward(Aprev) }; }
export function backward({ dZ, Aprev, W }) { return new Gradients(dZ, Aprev, W); }`,
  'generators, default and rest parameters': `
import * as np from 'np';
function* columns(M) { for (const column of M.T.tolist()) yield column; }
export function forward({ Aprev, W, b = 0 } = {}, ...rest) {
  const rows = W.tolist();
  const Z = [...columns(Aprev)].map((x) => rows.map((w, i) => w.reduce((sum, v, k) => sum + v * x[k], b.at(i, 0))));
  return { Z: np.transpose(Z) };
}
export function backward({ dZ, ...given }, scale = 1) {
  const n = dZ.shape.at(-1);
  return { dW: np.multiply(scale / n, np.matmul(dZ, given.Aprev.T)), db: np.mean(dZ, { axis: 1, keepdims: true }), dAprev: np.matmul(given.W.T, dZ) };
}`,
  'rows of typed arrays, frozen lists and a record without prototype': `
import * as np from 'np';
const typed = (M) => M.tolist().map((row) => Float64Array.from(row));
export const forward = ({ Aprev, W, b }) => Object.assign(Object.create(null), { Z: typed(np.add(np.matmul(W, Aprev), b)) });
export const backward = ({ dZ, Aprev, W }) => Object.freeze({
  dW: Object.freeze(np.divide(np.matmul(dZ, Aprev.T), dZ.shape[1]).tolist().map(Object.freeze)),
  db: np.mean(dZ, { axis: 1, keepdims: true }).tolist().map((row) => np.array(row)),
  dAprev: typed(np.matmul(W.T, dZ)),
});`,
  'a byte order mark, carriage returns and names with accents': `\uFEFF// ação ∂J/∂W
import * as np from "np";
export const forward = ({ Aprev, W, b }) => ({ Z: np.add(np.matmul(W, Aprev), b) });
export const backward = ({ dZ, Aprev, W }) => {
  const tamanhoDaAmostraÇ = dZ.shape[1];
  return { dW: np.divide(np.matmul(dZ, Aprev.T), tamanhoDaAmostraÇ), db: np.mean(dZ, { axis: 1, keepdims: true }), dAprev: np.matmul(W.T, dZ) };
};`.replaceAll('\n', '\r\n'),
  'values that were kept in a variable of the module': `
import * as np from 'np';
let memo;
export const forward = ({ Aprev, W, b }) => { memo = { Aprev, W }; return { Z: np.add(np.matmul(W, Aprev), b) }; };
export const backward = ({ dZ }) => {
  const { Aprev, W } = memo;
  return { dW: np.divide(np.matmul(dZ, Aprev.T), dZ.shape[1]), db: np.mean(dZ, { axis: 1, keepdims: true }), dAprev: np.matmul(W.T, dZ) };
};`,
};

describe('a right answer', () => {
  it.for(Object.entries(linearSources))('passes with %s', async ([, source], { pipeline }) => {
    expect(await pipeline.grade(linear, source)).toMatchObject({
      verdict: 'passed',
      diagnoses: [],
    });
  });

  it('passes with lists and typed arrays of one for scalars', async ({ pipeline }) => {
    const source = `
export const forward = ({ a, b, c }) => ({ u: [b * c], v: [[a + b * c]], J: Float64Array.of(3 * (a + b * c)) });
export const backward = ({ b, c }) => ({ dv: [[[3]]], du: new Float32Array([3]), da: 3, db: [[3 * c]], dc: 3 * b });`;
    expect((await pipeline.grade(scalar, source)).verdict).toBe('passed');
  });

  it('passes with a number for (1, 1), and with [[…]] for a number', async ({ pipeline }) => {
    const number = edit(mlp.solution, [
      'const db2 = np.mean(dZ2, { axis: 1, keepdims: true });',
      'const db2 = np.mean(dZ2);',
    ]);
    const nested = edit(logistic.solution, [
      'const db = np.mean(dZ);',
      'const db = [[np.mean(dZ)]];',
    ]);
    expect((await pipeline.grade(gradable(mlp), number)).verdict).toBe('passed');
    expect((await pipeline.grade(gradable(logistic), nested)).verdict).toBe('passed');
  });

  it.for<[string, readonly (readonly [string, string])[]]>([
    [
      'holds functions, symbols and itself',
      [
        [
          cacheOf,
          `${cacheOf.slice(0, -1)}, loss: crossEntropy, s: Symbol('s'), get self() { return this; } }`,
        ],
      ],
    ],
    [
      'is a map',
      [
        [cacheOf, 'cache: new Map(Object.entries({ X, Y, W2, Z1, A1, A2, g }))'],
        ['= cache;', '= Object.fromEntries(cache);'],
      ],
    ],
    [
      'is a closure',
      [
        [cacheOf, 'cache: () => ({ X, Y, W2, Z1, A1, A2, g })'],
        ['= cache;', '= cache();'],
      ],
    ],
    ['is written to', [['= cache;', '= cache; cache.used = true; delete cache.Z1;']]],
  ])('passes when its cache %s', async ([, changes], { pipeline }) => {
    expect((await pipeline.grade(gradable(mlp), edit(mlp.solution, ...changes))).verdict).toBe(
      'passed',
    );
  });

  it('passes with more layers than were asked for', async ({ pipeline }) => {
    const source = edit(deep.solution, [
      'return { gradients };',
      'return { gradients: [...gradients, {}] };',
    ]);
    expect((await pipeline.grade(gradable(deep), source)).verdict).toBe('passed');
  });
});
