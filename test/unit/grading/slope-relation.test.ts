import { describe, expect, it } from 'vitest';
import { findActivation, namedActivation } from '../../../server/grading/activation-slopes.ts';
import { findSlopeRelation, type SlopeCase } from '../../../server/grading/slope-relation.ts';
import type { TensorValue } from '../../../server/sandbox/types.ts';

const sums = [Float64Array.of(0.5, -1.2, 2, -0.3), Float64Array.of(-0.8, 1.1, 0.2, -1.7)];
const upstream = Float64Array.of(0.7, -1.3, 0.4, 2);

/** dA · slope in both cases, beside dA · tanh′(Z). */
const tanhCases = (slope: (z: number, a: number) => number, isOutput = false): SlopeCase[] =>
  sums.map((Z) => ({
    student: upstream.map((dA, i) => dA * slope(Z[i] ?? 0, Math.tanh(Z[i] ?? 0))),
    reference: upstream.map((dA, i) => dA * (1 - Math.tanh(Z[i] ?? 0) ** 2)),
    Z,
    activation: 'tanh',
    isOutput,
  }));

describe('what stands where a slope should', () => {
  it.each<[string, (z: number, a: number) => number]>([
    ['1', () => 1],
    ['A', (_z, a) => a],
    ['1 − A', (_z, a) => 1 - a],
    ['A·(1 − A)', (_z, a) => a * (1 - a)],
    ['1 + A²', (_z, a) => 1 + a * a],
    ['1 − Z²', (z) => 1 - z * z],
    ['g′(A)', (_z, a) => 1 - Math.tanh(a) ** 2],
    ['g′(Z)²', (_z, a) => (1 - a * a) ** 2],
  ])('is told for %s', (slope, at) => {
    expect(findSlopeRelation('dZ', tanhCases(at))).toEqual({
      key: 'slope_used',
      args: { quantity: 'dZ', activation: 'tanh', slope },
    });
  });

  it('is told of an output as what it is multiplied by', () => {
    const cases = tanhCases((_z, a) => a * (1 - a * a), true);
    expect(findSlopeRelation('dZ', cases)).toEqual({
      key: 'ratio_elementwise',
      args: { quantity: 'dZ', factor: 'A' },
    });
  });

  it('is not told of one case', () => {
    expect(findSlopeRelation('dZ', tanhCases(() => 1).slice(1))).toBeNull();
  });

  it('is not told of one factor for all entries', () => {
    expect(
      findSlopeRelation(
        'dZ',
        tanhCases((_z, a) => 2 * (1 - a * a)),
      ),
    ).toBeNull();
  });

  it('is not told where one entry differs', () => {
    const cases = tanhCases(() => 1);
    cases[1]!.student[2] = 0.401;
    expect(findSlopeRelation('dZ', cases)).toBeNull();
  });
});

describe('the activation of a layer', () => {
  const tensor = (data: Float64Array): TensorValue => ({ shape: [2, 2], data });
  const [Z] = sums.map(tensor);

  it('is the one that makes another tensor of Z', () => {
    const A = tensor(Z!.data.map((z) => 1 / (1 + Math.exp(-z))));
    expect(findActivation(Z!, [tensor(upstream), A])).toBe('sigmoid');
    expect(findActivation(Z!, [tensor(upstream)])).toBeNull();
  });

  it('is the one that the inputs name', () => {
    expect(namedActivation({ X: Z!, g: 'relu' }, ['Z1'])).toBe('relu');
    expect(namedActivation({ activations: ['tanh', 'leakyRelu'] }, ['Z', 1])).toBe('leakyRelu');
    expect(namedActivation({ activations: ['tanh'] }, ['Z', 1])).toBeNull();
  });
});
