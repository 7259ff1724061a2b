import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseSpec } from '../../../server/contract/exercise.ts';
import { drawCase } from '../../../server/grading/draw.ts';
import { rms } from '../../../server/grading/numbers.ts';
import { numbersIn, tensorLeaves } from '../../../server/grading/values.ts';
import { defineExercise } from './exercise-definition.ts';

const key = { seed: 'seed', caseId: 'ordinary-1', index: 0, redraw: 0 };

/** A case as exercise.yaml gives it when it says no more than this. */
const caseOf = (spec: Partial<CaseSpec> = {}): CaseSpec => ({
  id: 'ordinary',
  count: 1,
  public: 0,
  confirming: false,
  kink: false,
  sizes: {},
  scale: {},
  set: {},
  ...spec,
});

const deep = defineExercise({
  symbols: {
    L: { deal: [2, 3] },
    n: [5, 13],
    width: { list: { l: '0..L-1' }, of: [3, 11] },
    'width[L]': 1,
  },
  inputs: {
    X: { shape: ['width[0]', 'n'], draw: 'normal' },
    parameters: {
      list: { l: '1..L' },
      of: {
        W: { shape: ['width[l]', 'width[l-1]'], draw: 'normal', scale: '1/sqrt(width[l-1])' },
        b: { shape: ['width[l]', 1], draw: 'normal' },
      },
    },
    activations: { list: { l: '1..L-1' }, each: { oneOf: ['tanh', 'relu'] } },
  },
});

describe('drawing a case', () => {
  it('gives the same numbers for the same key', () => {
    expect(drawCase(deep, caseOf(), key)).toEqual(drawCase(deep, caseOf(), key));
  });

  it.each([{ seed: 'other' }, { caseId: 'ordinary-2' }, { redraw: 1 }])(
    'gives other numbers for another %j',
    (change) => {
      const definition = defineExercise({ symbols: { m: 3, n: 5 } });
      const { inputs } = drawCase(definition, caseOf(), { ...key, ...change });
      expect(inputs['X']).not.toEqual(drawCase(definition, caseOf(), key).inputs['X']);
      expect(inputs['w']).not.toEqual(drawCase(definition, caseOf(), key).inputs['w']);
    },
  );

  it('scales one entry of a list, and no other', () => {
    const scaled = drawCase(deep, caseOf({ scale: { 'parameters[1].W': 100 } }), key).inputs;
    const plain = drawCase(deep, caseOf(), key).inputs;
    const leaves = (inputs: typeof plain) => new Map(tensorLeaves(inputs, []));
    const grown = [...leaves(scaled)].flatMap(([path, { data }]) => {
      const ratio = rms(data) / rms(leaves(plain).get(path)?.data ?? []);
      return ratio === 1 ? [] : [[path, Math.round(ratio)]];
    });
    expect(grown).toEqual([['parameters.0.W', 100]]);
  });

  it('gives tensors the shapes that the sizes say', () => {
    const { sizes, inputs } = drawCase(defineExercise(), caseOf({ sizes: { m: 4, n: 6 } }), key);
    expect(Object.fromEntries(sizes)).toEqual({ m: 4, n: 6 });
    expect(inputs['X']).toMatchObject({ shape: [4, 6], data: { length: 24 } });
    expect(inputs['w']).toMatchObject({ shape: [4, 1], data: { length: 4 } });
  });

  it('moves no input when another is added', () => {
    const symbols = { m: 3, n: 5 };
    const X = { shape: ['m', 'n'], draw: 'normal' };
    const few = drawCase(defineExercise({ symbols, inputs: { X } }), caseOf(), key);
    const inputs = { A: X, X, B: X, g: { oneOf: ['tanh', 'relu'] } };
    const many = drawCase(defineExercise({ symbols, inputs }), caseOf(), key);
    expect(many.inputs['X']).toEqual(few.inputs['X']);
    expect(many.inputs['A']).not.toEqual(many.inputs['B']);
  });

  it('draws lists of records and of names, the first entry being layer 1', () => {
    const sizes = { L: 3, n: 5, 'width[0]': 7, 'width[1]': 3, 'width[2]': 10 };
    const { inputs } = drawCase(deep, caseOf({ sizes }), key);
    expect(inputs).toMatchObject({
      X: { shape: [7, 5] },
      parameters: [
        { W: { shape: [3, 7] }, b: { shape: [3, 1] } },
        { W: { shape: [10, 3] }, b: { shape: [10, 1] } },
        { W: { shape: [1, 10] }, b: { shape: [1, 1] } },
      ],
      activations: [expect.stringMatching(/tanh|relu/), expect.stringMatching(/tanh|relu/)],
    });
  });

  it('leaves out what the model itself computes', () => {
    const definition = defineExercise({
      inputs: { X: { shape: ['m', 'n'], draw: 'normal' }, A: { model: 'A' } },
    });
    expect(Object.keys(drawCase(definition, caseOf(), key).inputs)).toEqual(['X']);
  });
});

describe('the numbers drawn', () => {
  it('are scaled by the recipe and again by the case', () => {
    const definition = defineExercise({
      symbols: { m: 100, n: 100 },
      inputs: {
        plain: { shape: ['m', 'n'], draw: 'normal' },
        scaled: { shape: ['m', 'n'], draw: 'normal', scale: '1/sqrt(n)' },
        stretched: { shape: ['m', 'n'], draw: 'normal', scale: 0.5 },
      },
    });
    const { inputs } = drawCase(definition, caseOf({ scale: { stretched: 100 } }), key);
    const size = (name: string) => rms(numbersIn(inputs[name] ?? ''));
    expect(size('plain')).toBeCloseTo(1, 1);
    expect(size('scaled')).toBeCloseTo(0.1, 2);
    expect(size('stretched')).toBeCloseTo(50, -1);
  });

  it('are the same normal numbers, a hundred times larger, in a stretched case', () => {
    const definition = defineExercise({ symbols: { m: 3, n: 5 } });
    const plain = numbersIn(drawCase(definition, caseOf(), key).inputs);
    const stretched = drawCase(definition, caseOf({ scale: { X: 100, w: 100 } }), key).inputs;
    expect(numbersIn(stretched)).toEqual(plain.map((number) => expect.closeTo(100 * number, 10)));
  });

  it('lie between the bounds of a uniform draw', () => {
    const definition = defineExercise({
      symbols: {},
      inputs: {
        a: { shape: [1000], draw: 'uniform', range: [2, 3] },
        b: { shape: [1000], draw: 'uniform' },
      },
    });
    const { inputs } = drawCase(definition, caseOf(), key);
    const a = numbersIn(inputs['a'] ?? '');
    const b = numbersIn(inputs['b'] ?? '');
    expect([Math.min(...a), Math.max(...a)]).toEqual([expect.closeTo(2, 1), expect.closeTo(3, 1)]);
    expect([Math.min(...b), Math.max(...b)]).toEqual([expect.closeTo(-1, 1), expect.closeTo(1, 1)]);
  });

  it('hold both labels as soon as there are two', () => {
    const definition = defineExercise({
      symbols: { n: [2, 5] },
      inputs: { Y: { shape: [1, 'n'], draw: 'labels' } },
    });
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const { inputs } = drawCase(definition, caseOf(), { ...key, seed });
        expect(new Set(numbersIn(inputs))).toEqual(new Set([0, 1]));
      }),
    );
  });

  it('hold either label where there is one', () => {
    const definition = defineExercise({ inputs: { Y: { shape: [1, 1], draw: 'labels' } } });
    const seen = Array.from({ length: 50 }, (_, k) =>
      numbersIn(drawCase(definition, caseOf(), { ...key, seed: `${k}` }).inputs),
    );
    expect(new Set(seen.flat())).toEqual(new Set([0, 1]));
  });
});

describe('inputs that a case sets', () => {
  it('stand as they are written: numbers, names and nested lists', () => {
    const definition = defineExercise({
      inputs: {
        a: { shape: [], draw: 'normal' },
        g: { oneOf: ['tanh', 'relu'] },
        Z: { shape: ['m', 'n'], draw: 'normal' },
      },
    });
    const set = {
      a: 5,
      g: 'relu',
      Z: [
        [0, 1, -2],
        [3, 0, 4],
      ],
    };
    expect(drawCase(definition, caseOf({ set }), key).inputs).toEqual({
      a: { shape: [], data: Float64Array.of(5) },
      g: 'relu',
      Z: { shape: [2, 3], data: Float64Array.of(0, 1, -2, 3, 0, 4) },
    });
  });

  it.each([[[[1, 2], [3]]], [[1, 'x']], [[[1], 2]]])(
    'are refused when they are no tensor: %j',
    (X) => {
      expect(() => drawCase(defineExercise(), caseOf({ set: { X } }), key)).toThrow(
        'is no tensor of numbers',
      );
    },
  );
});

describe('a recipe that gives no tensor', () => {
  it('is refused with its shape and what it comes to', () => {
    const inputs = { X: { shape: ['m/2', 'n'], draw: 'normal' } };
    const draw = () => drawCase(defineExercise({ symbols: { m: 3, n: 5 }, inputs }), caseOf(), key);
    expect(draw).toThrowErrorMatchingInlineSnapshot(
      `[Error: X: [m/2, n] gives the shape (1.5, 5)]`,
    );
  });

  it('is refused when a list holds a value of the model', () => {
    const inputs = { A: { list: { l: '1..2' }, each: { model: 'A' } } };
    expect(() =>
      drawCase(defineExercise({ inputs }), caseOf(), key),
    ).toThrowErrorMatchingInlineSnapshot(
      `[Error: A[1]: a value of the model cannot stand in a list]`,
    );
  });
});
