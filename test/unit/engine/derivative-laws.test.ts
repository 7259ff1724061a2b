import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as engine from '#engine/index.ts';
import { checkGradient, item, jvp, mul, sum, vjp, zeros, type Tensors } from '#engine/index.ts';
import { distance, dot, norm, plus, scaledBy } from './closeness.ts';
import { coveredOperations, operationCase } from './operation-cases.ts';
import { normalTensor, uniform } from './random.ts';

const notOperations = new Set([
  'backpropagate',
  'checkGradient',
  'grad',
  'inspect',
  'isTensor',
  'item',
  'jvp',
  'numericalGradient',
  'pushforward',
  'tensor',
  'valueAndGrad',
  'vjp',
  'zeros',
]);

const runs = (numRuns: number) => ({ numRuns, seed: 721 });

test('every operation that the engine exports is put to the laws below', () => {
  const operations = Object.entries(engine)
    .filter(([name, value]) => typeof value === 'function' && !notOperations.has(name))
    .map(([name]) => name);
  expect(operations.filter((name) => !coveredOperations.includes(name))).toEqual([]);
});

test('reverse and forward mode are each other’s adjoint: ⟨v, J u⟩ = ⟨Jᵀ v, u⟩', () => {
  fc.assert(
    fc.property(operationCase, ({ f, inputs, seed }) => {
      const random = uniform(seed + 1);
      const tangents = tangentsFor(inputs, random);
      const pushed = jvp(f, inputs, tangents).tangents.value;
      const v = normalTensor(pushed.shape, random);
      const pulled = vjp(f, inputs).pullback({ value: v });
      const back = Object.keys(inputs).reduce(
        (total, name) => total + dot(pulled[name]!, tangents[name]!),
        0,
      );
      expect(Math.abs(dot(v, pushed) - back)).toBeLessThanOrEqual(1e-13 * norm(v) * norm(pushed));
    }),
    runs(1000),
  );
});

test('a pullback gives each input a gradient of its own shape, zeros for zeros', () => {
  fc.assert(
    fc.property(operationCase, ({ f, inputs }) => {
      const { outputs, pullback } = vjp(f, inputs);
      const pulled = pullback({ value: zeros(outputs.value.shape) });
      for (const [name, x] of Object.entries(inputs)) {
        expect(pulled[name]!.shape).toEqual(x.shape);
        expect(pulled[name]!.data.every((entry) => entry === 0)).toBe(true);
      }
    }),
    runs(400),
  );
});

test('a pullback is linear: exactly for powers of two, to rounding for sums', () => {
  fc.assert(
    fc.property(operationCase, ({ f, inputs, seed }) => {
      const random = uniform(seed + 2);
      const { outputs, pullback } = vjp(f, inputs);
      const one = normalTensor(outputs.value.shape, random);
      const other = normalTensor(outputs.value.shape, random);
      const ofOne = pullback({ value: one });
      const ofOther = pullback({ value: other });
      const ofScaled = pullback({ value: scaledBy(one, 1024) });
      const ofSum = pullback({ value: plus(one, other) });
      for (const name of Object.keys(inputs)) {
        expect(ofScaled[name]!.data).toEqual(scaledBy(ofOne[name]!, 1024).data);
        const gap = distance(ofSum[name]!, plus(ofOne[name]!, ofOther[name]!));
        const size = norm(one) + norm(other) + norm(ofOne[name]!) + norm(ofOther[name]!);
        expect(gap).toBeLessThanOrEqual(1e-14 * size);
      }
    }),
    runs(400),
  );
});

test('a pullback called again gives the same bits', () => {
  fc.assert(
    fc.property(operationCase, ({ f, inputs, seed }) => {
      const { outputs, pullback } = vjp(f, inputs);
      const v = normalTensor(outputs.value.shape, uniform(seed));
      expect(pullback({ value: v })).toEqual(pullback({ value: v }));
    }),
    runs(200),
  );
});

test('reverse mode agrees with the numerical derivative', async () => {
  let measured = 0;
  let undecided = 0;
  await fc.assert(
    fc.asyncProperty(operationCase, async ({ f, inputs, seed }) => {
      const random = uniform(seed + 3);
      const { outputs, pullback } = vjp(f, inputs);
      const weights = normalTensor(outputs.value.shape, random);
      const loss = (points: readonly Tensors[]) =>
        points.map((point) => item(sum(mul(weights, f(point)))));
      const gradients = pullback({ value: weights });
      const options = { random, directionAbove: Infinity, maxEntries: 16 };
      const check = await checkGradient(loss, inputs, gradients, options);
      const entries = Object.values(check.tensors).flatMap((one) => one.entries);
      measured += entries.length;
      undecided += entries.filter(({ verdict }) => verdict === 'undecided').length;
      expect(entries.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    }),
    runs(400),
  );
  expect(undecided).toBeLessThanOrEqual(0.01 * measured);
});

function tangentsFor(inputs: Tensors, random: () => number): Tensors {
  const entries = Object.entries(inputs).map(([name, x]) => [name, normalTensor(x.shape, random)]);
  return Object.fromEntries(entries);
}
