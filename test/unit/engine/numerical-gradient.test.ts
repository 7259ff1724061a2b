import { describe, expect, test } from 'vitest';
import {
  item,
  mul,
  numericalGradient,
  sum,
  tensor,
  zeros,
  type NumericalDerivative,
  type Tensors,
} from '#engine/index.ts';
import { uniform } from './random.ts';

async function derivative(f: (x: number) => number, at: number): Promise<NumericalDerivative> {
  const values = (points: readonly Tensors<'x'>[]) => points.map(({ x }) => f(item(x)));
  const { x } = await numericalGradient(values, { x: tensor(at) });
  return x[0]!;
}

describe('a smooth function', () => {
  test.each<[name: string, f: (x: number) => number, at: number, slope: number, error: number]>([
    ['a constant', () => 3, 1, 0, 0],
    ['a line', (x) => 3 * x + 1, 0.7, 3, 1e-14],
    ['x² far out', (x) => x * x, 1e6, 2e6, 1e-6],
    ['x³ at its saddle', (x) => x ** 3, 0, 0, 1e-15],
    ['exp at 1', Math.exp, 1, Math.E, 1e-12],
    ['exp at 10', Math.exp, 10, Math.exp(10), 1e-3],
    ['sin(100 x)', (x) => Math.sin(100 * x), 0.3, 100 * Math.cos(30), 1e-6],
    ['log near the edge of its domain', Math.log, 1e-3, 1000, 1e-8],
    ['tan beside its pole', Math.tan, 1.57, 1 / Math.cos(1.57) ** 2, 1e-3],
    [
      'a small change of a large value',
      (x) => 1e6 + Math.tanh(x),
      0.3,
      1 - Math.tanh(0.3) ** 2,
      1e-7,
    ],
    [
      'a saturated loss in its stable form',
      (z) => Math.log1p(Math.exp(-z)),
      30,
      -9.357622968840175e-14,
      1e-24,
    ],
    [
      'sin with noise of 1e-9',
      (x) => Math.sin(x) + 1e-9 * Math.sin(1e12 * x),
      1,
      Math.cos(1),
      1e-6,
    ],
    ['|x| beside its kink', Math.abs, 1e-7, 1, 1e-12],
    ['a ReLU beside its kink', (x) => Math.max(x, 0), 1e-5, 1, 1e-12],
    ['a dead ReLU', (x) => Math.max(x, 0), -0.02, 0, 0],
    [
      'a small kink nearby, hidden in a strong bend',
      (x) => Math.sin(2 * x) + 0.003 * Math.max(x - 1 + 6e-7, 0),
      1,
      2 * Math.cos(2) + 0.003,
      1e-7,
    ],
  ])('%s: the value, within ten bars', async (_name, f, at, slope, error) => {
    const { state, value, bar } = await derivative(f, at);
    expect(state).toBe('smooth');
    expect(Math.abs(value - slope)).toBeLessThanOrEqual(error);
    expect(Math.abs(value - slope)).toBeLessThanOrEqual(10 * bar);
  });
});

test('a bar counts the rounding of the largest value, though f be 0 at the point itself', async () => {
  const { bar } = await derivative((x) => 3 * x, 0);
  expect(bar).toBe(2 * Number.EPSILON * (3 / 16) * 64);
});

describe('a kink', () => {
  test.each<[name: string, f: (x: number) => number, at: number, low: number, high: number]>([
    ['a ReLU at 0', (x) => Math.max(x, 0), 0, 0, 1],
    ['a leaky ReLU at 0', (x) => (x > 0 ? x : 0.01 * x), 0, 0.01, 1],
    ['|x| at 0', Math.abs, 0, -1, 1],
    ['a ReLU closer to 0 than any step', (x) => Math.max(x, 0), -1e-9, 0, 1],
    ['a bent ReLU', (x) => Math.max(x, 0) * Math.exp(x), 0, 0, 1],
    ['a tie of two slopes', (x) => Math.max(2 * x, 5 * x), 0, 2, 5],
  ])('%s: both slopes', async (_name, f, at, low, high) => {
    const found = await derivative(f, at);
    if (found.state !== 'kink') return expect(found.state).toBe('kink');
    expect(found.slopes[0]).toBeCloseTo(low, 6);
    expect(found.slopes[1]).toBeCloseTo(high, 6);
    return expect(found.value).toBeCloseTo((low + high) / 2, 6);
  });
});

test('no bar deceives at 2,000 random kinks, 1e-9 to 1 away, on a bent function', async () => {
  const random = uniform(8);
  const decades = (least: number) => 10 ** (least * random()) * (random() < 0.5 ? 1 : -1);
  const deceived: string[] = [];
  for (let draw = 0; draw < 2000; draw++) {
    const [at, gap, jump, pace] = [4 * random() - 2, decades(-9), decades(-4), 3 * random()];
    const f = (x: number) => jump * Math.max(x - at + gap, 0) + Math.sin(pace * x);
    const slope = (gap > 0 ? jump : 0) + pace * Math.cos(pace * at);
    const { state, value, bar } = await derivative(f, at);
    const allowed = 1e-6 * Math.max(Math.abs(value), Math.abs(slope)) + 10 * bar;
    if (state === 'smooth' && Math.abs(value - slope) > allowed)
      deceived.push(`a kink of ${jump} at ${gap}: ${value} ± ${bar} for ${slope}`);
  }
  expect(deceived).toEqual([]);
});

describe('undecided', () => {
  test.each<[name: string, f: (x: number) => number, at: number, reason: string]>([
    ['a step at its jump', (x) => (x > 0 ? 1 : 0), 0, 'imprecise'],
    ['√|x| at 0', (x) => Math.sqrt(Math.abs(x)), 0, 'imprecise'],
    ['a slope below the rounding of the value', (x) => 1e3 + 1e-9 * Math.sin(x), 0.3, 'imprecise'],
    [
      'a saturated loss in its naive form',
      (z) => -Math.log(1 / (1 + Math.exp(-z))),
      30,
      'imprecise',
    ],
    ['no value at all', () => Number.NaN, 1, 'non_finite'],
    ['no values around', (x) => (x === 1 ? 1 : Number.NaN), 1, 'non_finite'],
    ['√x closer to 0 than any step', Math.sqrt, 1e-9, 'non_finite'],
  ])('%s', async (_name, f, at, reason) => {
    expect(await derivative(f, at)).toMatchObject({ state: 'undecided', reason });
  });

  test('has no value and an infinite bar where nothing could be measured', async () => {
    const nothing = { value: Number.NaN, bar: Infinity };
    expect(await derivative(() => Number.NaN, 1)).toMatchObject(nothing);
    expect(await derivative((x) => (x === 1 ? 1 : Infinity), 1)).toMatchObject(nothing);
  });

  test('a function that does not repeat itself', async () => {
    let calls = 0;
    expect(await derivative((x) => x + 1e-6 * calls++, 1)).toMatchObject({
      state: 'undecided',
      reason: 'non_deterministic',
    });
  });
});

describe('many entries', () => {
  const inputs = { a: tensor([1, 2, 3]), b: tensor([[4], [5]]) };
  const f = ({ a, b }: Tensors<'a' | 'b'>) => item(sum(mul(mul(a, a), b)));

  test('come in row-major order, by input, and only for the inputs asked for', async () => {
    const batch = (points: readonly Tensors<'a' | 'b'>[]) => points.map(f);
    const both = await numericalGradient(batch, inputs);
    expect(both.a.map(({ value }) => Math.round(value))).toEqual([18, 36, 54]);
    expect(both.b.map(({ value }) => Math.round(value))).toEqual([14, 14]);
    expect(Object.keys(await numericalGradient(batch, inputs, { wrt: ['b'] }))).toEqual(['b']);
  });

  test('are asked for together: one survey, then one call a round', async () => {
    const sizes: number[] = [];
    await numericalGradient(async (points) => {
      sizes.push(points.length);
      return await Promise.resolve(points.map(f));
    }, inputs);
    expect(sizes).toEqual([11, 5 * 8]);
  });

  test('are asked for in several calls where one would carry too many numbers', async () => {
    const sizes: number[] = [];
    const gradients = await numericalGradient(
      (points) => {
        sizes.push(points.length);
        return points.map(f);
      },
      inputs,
      { numbersPerCall: 48 },
    );
    expect(sizes).toEqual([11, 16, 16, 8]);
    expect(gradients.a.map(({ value }) => Math.round(value))).toEqual([18, 36, 54]);
  });

  test('carry about a million numbers a call unless told otherwise', async () => {
    const sizes: number[] = [];
    const x = zeros([500]);
    await numericalGradient(
      (points) => {
        sizes.push(500 * points.length);
        return points.map(({ x }) => x.data[0]!);
      },
      { x },
    );
    expect(sizes.length).toBe(1 + 2);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2 ** 20);
  });

  test('leave the inputs as they were', async () => {
    const before = structuredClone(inputs.a.data);
    await numericalGradient((points) => points.map(f), inputs);
    expect(inputs.a.data).toEqual(before);
  });
});
