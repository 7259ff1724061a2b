import { describe, expect } from 'vitest';
import { casesAreVaried } from '../../../server/exercises/gate/degenerate-cases.ts';
import { readDefinition } from '../../../server/exercises/read-definition.ts';
import { it } from './good-exercise.ts';

const model = `import { matmul, binaryCrossEntropyWithLogits, relu, sigmoid } from '#engine/index.ts';
export function model({ X, Y, W, V }) {
  const Z = matmul(V, relu(matmul(W, X)));
  return { A: sigmoid(Z), J: binaryCrossEntropyWithLogits(Z, Y) };
}
`;

const definition = (inputs: string, cases: string) => `id: two-layers
title: { pt-BR: Camadas, en: Layers }
summary: { pt-BR: Duas camadas., en: Two layers. }
symbols: { n0: [3, 7], n1: [4, 9], n: [5, 11] }
inputs:
  Y: { shape: [1, n], draw: labels }
  V: { shape: [1, n1], draw: normal }
  ${inputs}
functions:
  forward: { arguments: [X, Y, W, V], returns: { J: { value: J } } }
  backward: { arguments: [X, Y, W, V], returns: { dW: { gradient: W } } }
tasks:
  - { id: all, title: { pt-BR: Tudo, en: All }, points: 1, checks: [J, dW] }
cases:
  - { id: ordinary, count: 3, public: 1${cases} }
`;

const drawn =
  'X: { shape: [n0, n], draw: normal }\n  W: { shape: [n1, n0], draw: normal, scale: 1/sqrt(n0) }';
const positive = drawn.replaceAll('draw: normal', 'draw: uniform, range: [0.5, 1]');

describe('cases that are all alike', () => {
  it.for([
    ['nothing where they vary', drawn, '', []],
    [
      'one example',
      drawn,
      ', sizes: { n: 1 }',
      [/^every case has n = 1, which hides a missing or doubled 1\/n/],
    ],
    [
      'square matrices',
      drawn,
      ', sizes: { n: 4, n0: 4, n1: 4 }',
      [/^every case has square matrices only, which hides a missing transpose/],
    ],
    [
      'labels of one class',
      drawn,
      ', sizes: { n: 2 }, set: { Y: [[1, 1]] }',
      [/^the labels of all cases are of one class, which hides a wrong sign/],
    ],
    [
      'weights of zero',
      drawn,
      ', scale: { W: 0 }',
      [/^every case has weights that are all zero, which hides whatever is multiplied/],
    ],
    [
      'symmetric weights',
      drawn,
      ', sizes: { n0: 2, n1: 2 }, set: { W: [[1, 2], [2, -1]] }',
      [/^every case has symmetric weights, which hides W in the place of its transpose/],
    ],
    [
      'active units',
      positive,
      '',
      [/^every case has active units only, which hides a forgotten derivative/],
    ],
    [
      'saturated outputs',
      drawn,
      ', scale: { V: 1000 }',
      [/^every case has saturated outputs, which hides slopes/],
    ],
  ] as const)(
    'are told with the mistake that they hide: %s',
    async ([, inputs, cases, messages], { gate }) => {
      const context = await gate.gather();
      const written = readDefinition(definition(inputs, cases));
      const gradable = { version: `${inputs} ${cases}`, definition: written.definition, model };
      expect(await casesAreVaried({ ...context, gradable })).toEqual(
        messages.map((message) => ({ severity: 'warn', message: expect.stringMatching(message) })),
      );
    },
  );
});
