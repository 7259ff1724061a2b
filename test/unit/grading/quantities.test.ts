import { describe, expect, it } from 'vitest';
import { resolveQuantities, resolveReference } from '../../../server/grading/quantities.ts';
import { defineExercise } from './exercise-definition.ts';

const functions = {
  forward: { arguments: ['X'], returns: { J: { value: 'J' }, cache: 'opaque' } },
  backward: {
    arguments: ['cache'],
    returns: {
      gradients: {
        list: { l: '1..L' },
        of: {
          dZ: { gradient: 'Z[l]', times: 'n', from: ['dZ[l+1]'] },
          dW: { gradient: 'parameters[l].W', from: ['dZ[l]'] },
        },
      },
    },
  },
};
const parameters = {
  list: { l: '1..L' },
  of: { W: { shape: ['n', 'n'], draw: 'normal' } },
};
const deep = defineExercise({
  inputs: { X: { shape: ['n'], draw: 'normal' }, parameters },
  functions,
});
const symbols = new Map([
  ['L', 2],
  ['n', 5],
]);

describe('the quantities of an exercise', () => {
  it('are named tensors with their place in the result and in the model', () => {
    const definition = defineExercise({
      functions: {
        forward: { arguments: ['X', 'w'], returns: { A: { value: 'A' }, cache: 'opaque' } },
        backward: {
          arguments: ['cache'],
          returns: {
            dZ: { gradient: 'Z', times: 'n' },
            dw: { gradient: 'w', from: ['dZ'], tolerance: 1e-5 },
          },
        },
      },
    });
    expect(resolveQuantities(definition, new Map([['n', 5]]))).toEqual([
      {
        name: 'A',
        family: 'A',
        function: 'forward',
        path: ['A'],
        kind: 'value',
        target: ['A'],
        times: 1,
        from: [],
        tolerance: 1e-9,
      },
      {
        name: 'dZ',
        family: 'dZ',
        function: 'backward',
        path: ['dZ'],
        kind: 'gradient',
        target: ['Z'],
        times: 5,
        from: [],
        tolerance: 1e-7,
      },
      {
        name: 'dw',
        family: 'dw',
        function: 'backward',
        path: ['dw'],
        kind: 'gradient',
        target: ['w'],
        times: 1,
        from: ['dZ'],
        tolerance: 1e-5,
      },
    ]);
  });

  it('of a list that follows from its next entry come last layer first', () => {
    expect(
      resolveQuantities(deep, symbols).map(({ name, family, path, target, from }) => ({
        name,
        family,
        path,
        target,
        from,
      })),
    ).toEqual([
      { name: 'J', family: 'J', path: ['J'], target: ['J'], from: [] },
      { name: 'dZ2', family: 'dZ', path: ['gradients', 1, 'dZ'], target: ['Z', 1], from: [] },
      {
        name: 'dW2',
        family: 'dW',
        path: ['gradients', 1, 'dW'],
        target: ['parameters', 1, 'W'],
        from: ['dZ2'],
      },
      { name: 'dZ1', family: 'dZ', path: ['gradients', 0, 'dZ'], target: ['Z', 0], from: ['dZ2'] },
      {
        name: 'dW1',
        family: 'dW',
        path: ['gradients', 0, 'dW'],
        target: ['parameters', 0, 'W'],
        from: ['dZ1'],
      },
    ]);
  });

  it('of any other list come in the order of the list', () => {
    const returns = { A: { list: { l: '1..L' }, of: { A: { value: 'A[l]' } } } };
    const definition = defineExercise({ functions: { forward: { arguments: ['X'], returns } } });
    expect(resolveQuantities(definition, symbols).map(({ name }) => name)).toEqual(['A1', 'A2']);
  });
});

describe('a reference into the model', () => {
  it.each([
    ['Z2', ['Z2']],
    ['Z[l]', ['Z', 1]],
    ['Z[l-1]', ['Z', 0]],
    ['parameters[l].W', ['parameters', 1, 'W']],
    ['model.W', ['model', 'W']],
  ])('%s is the path %j for layer 2', (reference, path) => {
    expect(resolveReference(reference, deep, new Map([...symbols, ['l', 2]]))).toEqual(path);
  });

  it('counts from the first index of the list that it points into', () => {
    const X = { list: { t: '0..2' }, each: { shape: [1], draw: 'normal' } };
    const definition = defineExercise({ inputs: { X } });
    expect(resolveReference('X[t]', definition, new Map([['t', 2]]))).toEqual(['X', 2]);
  });
});
