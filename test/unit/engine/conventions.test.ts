import { describe, expect, test } from 'vitest';
import {
  abs,
  grad,
  inspect,
  item,
  jvp,
  leakyRelu,
  max,
  maximum,
  maxPool2d,
  minimum,
  mul,
  pow,
  relu,
  sqrt,
  sub,
  sum,
  tensor,
  where,
  type Tensor,
} from '#engine/index.ts';

function slope(f: (x: Tensor) => Tensor, at: number): number {
  return grad(({ x }) => f(x), { x: tensor(at) }).x.data[0]!;
}

describe('at a kink', () => {
  test.each([
    ['relu', relu, 0],
    ['leakyRelu', (x: Tensor) => leakyRelu(x, 0.01), 0.01],
    ['abs', abs, 0],
    ['maximum with 0', (x: Tensor) => maximum(x, 0), 0.5],
    ['minimum with 0', (x: Tensor) => minimum(0, x), 0.5],
  ])('%s has the slope that its documentation states', (_name, f, expected) => {
    expect(slope(f, 0)).toBe(expected);
  });

  test('sqrt has an infinite slope at 0', () => {
    expect(slope(sqrt, 0)).toBe(Infinity);
  });
});

describe('powers', () => {
  test('have the slope 0 for the exponent 0, everywhere', () => {
    expect(slope((x) => pow(x, 0), 0)).toBe(0);
  });

  test('have the slope 1 at 0 for the exponent 1', () => {
    expect(slope((x) => pow(x, 1), 0)).toBe(1);
  });

  test.each([0, 0.5, 2])('have no slope in the exponent %d where the base is 0', (exponent) => {
    expect(slope((p) => pow(0, p), exponent)).toBe(0);
  });

  test('have the slope of an odd or even power at a negative base, none in its exponent', () => {
    expect([slope((x) => pow(x, 3), -2), slope((x) => pow(x, 2), -2)]).toEqual([12, -4]);
    expect(slope((p) => pow(-2, p), 3)).toBeNaN();
  });
});

describe('at a tie', () => {
  test('maximum gives half to each', () => {
    const gradients = grad(({ a, b }) => sum(maximum(a, b)), {
      a: tensor([1, 2, 3]),
      b: tensor([1, 3, 2]),
    });
    expect([...gradients.a.data]).toEqual([0.5, 0, 1]);
    expect([...gradients.b.data]).toEqual([0.5, 1, 0]);
  });

  test('max shares equally among the winners', () => {
    const { x } = grad(({ x }) => sum(max(x, { axis: 1 })), {
      x: tensor([
        [4, 1, 4, 4],
        [1, 2, 3, 4],
      ]),
    });
    expect([...x.data]).toEqual([1 / 3, 0, 1 / 3, 1 / 3, 0, 0, 0, 1]);
  });

  test('maxPool2d shares equally within a window', () => {
    const x = tensor([7, 7, 1, 2], [1, 1, 2, 2]);
    const gradients = grad(({ x }) => sum(maxPool2d(x, { kernel: 2 })), { x });
    expect([...gradients.x.data]).toEqual([0.5, 0.5, 0, 0]);
  });
});

test('where leaves out what was not chosen, be it infinite', () => {
  const gradients = grad(({ a, b }) => sum(where(tensor([1, 0]), a, b)), {
    a: tensor([1, Infinity]),
    b: tensor([Number.NaN, 2]),
  });
  const chosen = where(tensor([1, 0]), tensor([1, Infinity]), tensor([Number.NaN, 2]));
  expect([...chosen.data]).toEqual([1, 2]);
  expect([...gradients.a.data, ...gradients.b.data]).toEqual([1, 0, 0, 1]);
});

test('where has no slope in its condition', () => {
  const f = ({ c, a }: { c: Tensor; a: Tensor }) => sum(where(c, a, 5));
  const point = { c: tensor([1, 0]), a: tensor([2, 3]) };
  expect([...grad(f, point).c.data]).toEqual([0, 0]);
  expect(item(jvp(f, point, { c: tensor([1, 1]), a: tensor([7, 7]) }).tangents.value)).toBe(7);
});

test('where hands on what it chooses as it is, be it -0', () => {
  const negativeZeros = where(tensor([1, 0]), tensor([-0, 1]), tensor([1, -0]));
  expect([...negativeZeros.data]).toEqual([-0, -0]);
});

describe('inspect', () => {
  test('counts the active units of all gates together', () => {
    const hidden = relu(tensor([3, -4, 1]));
    expect(inspect([leakyRelu(sub(hidden, 2))]).activeShare).toBe(3 / 6);
    expect(inspect([relu(tensor([1, 2]))]).activeShare).toBe(1);
  });

  test('sees nothing in a smooth computation', () => {
    expect(inspect([mul(tensor([1, 2]), 3)])).toEqual({
      kinkMargin: Infinity,
      largestLogit: 0,
      activeShare: Number.NaN,
    });
  });

  test.each([
    ['relu', relu(tensor([3, -4, 0.05])), 0.05 / Math.sqrt((9 + 16 + 0.0025) / 3)],
    ['leakyRelu', leakyRelu(tensor([2, -2])), 1],
    ['abs', abs(tensor([1, 1])), 1],
    ['maximum', maximum(tensor([3, 4]), tensor([4, 3])), 1 / Math.sqrt(12.5)],
    ['minimum', minimum(tensor([3]), 4), 1 / Math.sqrt(12.5)],
    ['max', max(tensor([3, 1, 5]), { axis: 0 }), 2 / Math.sqrt(35 / 3)],
    [
      'maxPool2d',
      maxPool2d(tensor([3, 1, 5, 4], [1, 1, 2, 2]), { kernel: 2 }),
      1 / Math.sqrt(51 / 4),
    ],
  ])('measures how far the operands of %s are from a kink or tie', (_name, output, expected) => {
    expect(inspect([output]).kinkMargin).toBeCloseTo(expected, 14);
  });

  test('takes a tie for a margin of 0 and a single entry for none', () => {
    expect(inspect([max(tensor([5, 5, 1]))]).kinkMargin).toBe(0);
    expect(inspect([max(tensor([5]))]).kinkMargin).toBe(Infinity);
    expect(inspect([relu(tensor([0, 0]))]).kinkMargin).toBe(0);
  });

  test('looks below all outputs and reports the smallest margin', () => {
    const near = relu(tensor([0.5, 1]));
    const nearer = relu(tensor([0.25, 1]));
    const alone = inspect([nearer]).kinkMargin;
    expect(inspect([mul(near, 2), mul(mul(nearer, 3), near)]).kinkMargin).toBe(alone);
  });
});
