import type { StudentPlan } from '../plan.ts';
import * as np from './np/index.ts';
import { boot } from './student.ts';

/**
 * Judges a program that uses most of np, in a context that is thrown away: what is compiled for it stays compiled in
 * V8's snapshot, and no submission waits for it.
 */
export function warmUp(): void {
  const { harness } = boot(0);
  harness.open({ forward: useNp, backward: giveBack }, '["forward","backward"]');
  harness.run(JSON.stringify([plan]), new Float64Array(2 * 9).fill(0.5));
  harness.drain();
}

const unary = [
  np.negative,
  np.exp,
  np.log,
  np.log1p,
  np.sqrt,
  np.abs,
  np.tanh,
  np.transpose,
  np.zerosLike,
];
const binary = [
  np.add,
  np.subtract,
  np.multiply,
  np.divide,
  np.power,
  np.maximum,
  np.minimum,
  np.greater,
  np.less,
  np.equal,
];
const products = [np.matmul, np.dot];
const reductions = [np.sum, np.mean, np.max, np.argmax];

function useNp(): { readonly [name: string]: unknown } {
  const a = np.array([
    [1, 2],
    [3, 4],
  ]);
  const column = np.array([[1], [2]]);
  for (const call of unary) call(a);
  for (const call of binary) for (const b of [a, column, 2]) call(a, b);
  for (const call of products) call(a, column);
  for (const call of reductions) call(call(a, { axis: 1, keepdims: true }));
  np.where(np.greater(a, 2), a, 0);
  np.clip(a, 0, 1);
  np.concatenate([np.zeros([1, 2]), np.ones([1, 2]), np.full([1, 2], 3)]);
  np.reshape(np.arange(4), [2, 2]).T.at(0, 1);
  return { J: 1, A: a, rows: a.tolist(), cache: a };
}

function giveBack({ cache }: { readonly [name: string]: unknown }): { readonly dX: unknown } {
  return { dX: cache };
}

const matrix = { kind: 'tensor', shape: [2, 2] } as const;
const layer = { kind: 'record', fields: [['W', matrix]] } as const;
const plan: StudentPlan = {
  layouts: [
    {
      kind: 'record',
      fields: [
        ['X', matrix],
        ['b', { kind: 'tensor', shape: [] }],
        ['g', { kind: 'text', text: 'tanh' }],
        ['parameters', { kind: 'list', entries: [layer] }],
      ],
    },
  ],
  layoutOfPoint: [0, 0],
  repetitions: 2,
  outputLimit: 1000,
  calls: [
    {
      function: 'forward',
      arguments: ['X', 'b', 'g', 'parameters'].map((key) => ({ name: key, from: 'input', key })),
      returns: ['J', 'A', 'rows'].map((name) => ({ path: [name], limit: 100 })),
      opaque: ['cache'],
    },
    {
      function: 'backward',
      arguments: [{ name: 'cache', from: 'opaque', key: 'cache' }],
      returns: [{ path: ['dX'], limit: 100 }],
      opaque: [],
    },
  ],
};
