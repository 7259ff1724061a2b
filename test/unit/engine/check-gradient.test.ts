import { describe, expect, test } from 'vitest';
import {
  activations,
  add,
  binaryCrossEntropyWithLogits,
  checkGradient,
  grad,
  item,
  matmul,
  mul,
  relu,
  sum,
  tensor,
  type Tensor,
  type Tensors,
  type Verdict,
} from '#engine/index.ts';
import { scaledBy } from './closeness.ts';
import { normalTensor, uniform } from './random.ts';

const everyEntry = { directionAbove: Infinity, maxEntries: Infinity };

interface Network {
  readonly inputs: Tensors;
  readonly loss: (parameters: Tensors) => Tensor;
}

function network(
  dims: readonly number[],
  n: number,
  activation: keyof typeof activations,
  scale: number,
  random: () => number,
): Network {
  const X = normalTensor([dims[0]!, n], random);
  const Y = tensor(
    Float64Array.from({ length: n }, () => (random() < 0.5 ? 1 : 0)),
    [1, n],
  );
  const layers = dims.slice(1).map((rows, index) => ({
    W: normalTensor([rows, dims[index]!], random, scale / Math.sqrt(dims[index]!)),
    b: normalTensor([rows, 1], random, 0.1 * scale),
  }));
  const parameters = layers.flatMap(({ W, b }, index): [string, Tensor][] => [
    [`W${index}`, W],
    [`b${index}`, b],
  ]);
  const loss = (point: Tensors) => {
    let logits = X;
    for (const index of layers.keys()) {
      const A = index === 0 ? X : activations[activation](logits);
      logits = add(matmul(point[`W${index}`]!, A), point[`b${index}`]!);
    }
    return binaryCrossEntropyWithLogits(logits, Y);
  };
  return { inputs: Object.fromEntries(parameters), loss };
}

function batch(loss: (parameters: Tensors) => Tensor) {
  return (points: readonly Tensors[]) => points.map((point) => item(loss(point)));
}

describe('the experiment on 3-5-1, 8-16-1 and 6-10-8-1, tanh and relu, weights × 0.1, 1 and 3', () => {
  const cases = [
    { dims: [3, 5, 1], n: 7, seeds: 8 },
    { dims: [8, 16, 1], n: 32, seeds: 3 },
    { dims: [6, 10, 8, 1], n: 16, seeds: 3 },
  ].flatMap(({ seeds, ...one }) =>
    (['tanh', 'relu'] as const).flatMap((activation) =>
      [0.1, 1, 3].flatMap((scale) =>
        Array.from({ length: seeds }, (_none, seed) => ({ ...one, activation, scale, seed })),
      ),
    ),
  );
  const drawn = cases.map(({ dims, n, activation, scale, seed }) => {
    const random = uniform(1000 * dims.length + 100 * scale + 10 * activation.length + seed);
    const { inputs, loss } = network(dims, n, activation, scale, random);
    return { n, inputs, loss, random, gradients: grad(loss, inputs) };
  });

  test(
    'passes the true gradient: no false failure, under 1 % undecided',
    { timeout: 60_000 },
    async () => {
      const verdicts: Verdict[] = [];
      for (const { inputs, loss, gradients, random } of drawn) {
        const options = { random, ...everyEntry };
        const { tensors } = await checkGradient(batch(loss), inputs, gradients, options);
        for (const { entries } of Object.values(tensors))
          verdicts.push(...entries.map(({ verdict }) => verdict));
      }
      expect(verdicts.length).toBeGreaterThan(6000);
      expect(verdicts.filter((verdict) => verdict === 'fail')).toEqual([]);
      const undecided = verdicts.filter((verdict) => verdict === 'undecided').length;
      expect(undecided / verdicts.length).toBeLessThan(0.01);
    },
  );

  test(
    'fails a gradient that lacks the 1/n, in every entry that matters',
    { timeout: 60_000 },
    async () => {
      for (const { n, inputs, loss, gradients, random } of drawn) {
        const wrong = Object.fromEntries(
          Object.entries(gradients).map(([name, gradient]) => [name, scaledBy(gradient, n)]),
        );
        const options = { random, ...everyEntry };
        const { tensors } = await checkGradient(batch(loss), inputs, wrong, options);
        for (const [name, { entries }] of Object.entries(tensors)) {
          const matter = entries.filter(
            ({ claimed }) => Math.abs(claimed) > 1e-5 * rms(wrong[name]!),
          );
          expect(matter.map(({ verdict }) => verdict)).toEqual(matter.map(() => 'fail'));
        }
      }
    },
  );
});

describe('a large tensor', () => {
  const random = uniform(11);
  const weights = normalTensor([20, 30], random);
  const f = batch(({ x }) => sum(mul(weights, mul(x!, x!))));
  const x = normalTensor([20, 30], random);
  const gradient = scaledBy(
    tensor(
      weights.data.map((w, i) => w * x.data[i]!),
      [20, 30],
    ),
    2,
  );

  test('passes along one random direction, without a look at its entries', async () => {
    let points = 0;
    const counted = (batch: readonly Tensors[]) => ((points += batch.length), f(batch));
    const check = await checkGradient(counted, { x }, { x: gradient }, { random });
    expect(check.tensors.x).toMatchObject({ verdict: 'pass', entries: [] });
    expect(check.tensors.x.direction).toMatchObject({ verdict: 'pass' });
    expect(points).toBe(11 + 8);
  });

  test('is one with more than 16 entries, unless told otherwise', async () => {
    const square = batch(({ x }) => sum(mul(x!, x!)));
    const checkOf = async (size: number, options: { directionAbove?: number } = {}) => {
      const at = normalTensor([size], random);
      const claim = { x: scaledBy(at, 2) };
      return (await checkGradient(square, { x: at }, claim, { random, ...options })).tensors.x;
    };
    const [small, large] = [await checkOf(16), await checkOf(17)];
    expect([small.direction, small.entries.length]).toEqual([null, 16]);
    expect([large.direction?.verdict, large.entries.length]).toEqual(['pass', 0]);
    expect((await checkOf(3, { directionAbove: 2 })).direction).not.toBeNull();
  });

  test('has each of its entries looked at as often as any other', async () => {
    const at = { x: tensor([1, 2, 3, 4, 5]) };
    const counts = [0, 0, 0, 0, 0];
    for (let draw = 0; draw < 500; draw++) {
      const options = { random, maxEntries: 2 };
      const check = await checkGradient(
        batch(({ x }) => sum(x!)),
        at,
        at,
        options,
      );
      for (const { index } of check.tensors.x.entries) counts[index]!++;
    }
    expect(Math.min(...counts)).toBeGreaterThan(160);
    expect(Math.max(...counts)).toBeLessThan(240);
  });

  test('is searched for failing entries where the direction fails', async () => {
    const check = await checkGradient(f, { x }, { x: scaledBy(gradient, 2) }, { random });
    expect(check.verdict).toBe('fail');
    expect(check.tensors.x.direction!.verdict).toBe('fail');
    expect(check.tensors.x.entries).toHaveLength(64);
    expect(check.tensors.x.entries.every(({ verdict }) => verdict === 'fail')).toBe(true);
    const places = check.tensors.x.entries.map(({ index }) => index);
    expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
  });

  test('is searched no further where the direction is off by more than it takes', async () => {
    const options = { random, closerBelow: 1e-2 };
    const off = async (factor: number) =>
      (await checkGradient(f, { x }, { x: scaledBy(gradient, factor) }, options)).tensors.x;
    expect(await off(2)).toMatchObject({ verdict: 'fail', entries: [] });
    const near = await off(1 + 1e-4);
    expect([near.verdict, near.entries.length]).toEqual(['fail', 64]);
  });

  test('is searched where the direction says nothing, and passes if all entries do', async () => {
    const at = normalTensor([17], random);
    const onTheAxesOnly = (points: readonly Tensors<'x'>[]) =>
      points.map(({ x }) => {
        const moved = x.data.filter((entry, index) => entry !== at.data[index]);
        return moved.length > 1 ? Number.NaN : item(sum(mul(x, x)));
      });
    const claim = { x: scaledBy(at, 2) };
    const check = await checkGradient(onTheAxesOnly, { x: at }, claim, { random });
    expect(check.tensors.x.direction!.verdict).toBe('undecided');
    expect(check.tensors.x.entries).toHaveLength(17);
    expect(check.verdict).toBe('pass');
  });

  test('fails for a single wrong entry that no chosen entry shows', async () => {
    const wrong = tensor(gradient.data.with(123, gradient.data[123]! + 1), [20, 30]);
    const options = { random, maxEntries: 2 };
    const check = await checkGradient(f, { x }, { x: wrong }, options);
    expect(check.tensors.x.verdict).toBe('fail');
  });

  test('names the single wrong entry when all are looked at', async () => {
    const wrong = tensor(gradient.data.with(123, 1.001 * gradient.data[123]!), [20, 30]);
    const options = { random, maxEntries: 600 };
    const { tensors } = await checkGradient(f, { x }, { x: wrong }, options);
    const failed = tensors.x.entries.filter(({ verdict }) => verdict === 'fail');
    expect(failed.map(({ index }) => index)).toEqual([123]);
    expect(failed[0]!.relativeError).toBeLessThan(2e-3);
  });
});

describe('a kink', () => {
  const f = batch(({ x }) => sum(relu(x!)));
  const check = async (claimed: number) =>
    await checkGradient(
      f,
      { x: tensor([1, 0]) },
      { x: tensor([1, claimed]) },
      { random: uniform(1) },
    );

  test.each([0, 0.5, 1])(
    'passes the slope %d, which lies between those of either side',
    async (slope) => {
      const { verdict, tensors } = await check(slope);
      expect(verdict).toBe('pass');
      expect(tensors.x.kinks).toBe(1);
      expect(tensors.x.entries[1]!.measured).toMatchObject({ state: 'kink', slopes: [0, 1] });
    },
  );

  test.each([-0.001, 1.001, Number.NaN])('fails the slope %d', async (slope) => {
    expect((await check(slope)).tensors.x.entries.map(({ verdict }) => verdict)).toEqual([
      'pass',
      'fail',
    ]);
  });
});

describe('what cannot be measured', () => {
  const random = uniform(1);
  const claim = { x: tensor([1, 2]) };

  test.each([
    ['is not finite', () => Number.NaN],
    ['jumps', ({ x }: Tensors<'x'>) => x.data.filter((entry) => entry > 0.5).length],
  ])('a function that %s leaves a finite claim undecided', async (_name, f) => {
    const check = await checkGradient((points) => points.map(f), { x: tensor([0.5, 0.5]) }, claim, {
      random,
    });
    expect(check.verdict).toBe('undecided');
  });

  test('does not save a claim that is no number', async () => {
    const broken = { x: tensor([1, Number.NaN]) };
    const check = await checkGradient((points) => points.map(() => Number.NaN), claim, broken, {
      random,
    });
    expect(check.tensors.x.entries.map(({ verdict }) => verdict)).toEqual(['undecided', 'fail']);
  });
});

test('claims about some inputs leave the others alone', async () => {
  const f = batch(({ x, y }) => sum(mul(x!, y!)));
  const inputs = { x: tensor([1, 2]), y: tensor([3, 4]) };
  const check = await checkGradient(f, inputs, { y: inputs.x }, { random: uniform(1) });
  expect(check).toMatchObject({ verdict: 'pass', tensors: { y: { verdict: 'pass', kinks: 0 } } });
  expect(Object.keys(check.tensors)).toEqual(['y']);
});

function rms({ data }: Tensor): number {
  return Math.sqrt(data.reduce((total, entry) => total + entry * entry, 0) / data.length);
}
