import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  add,
  backpropagate,
  binaryCrossEntropyWithLogits,
  grad,
  item,
  jvp,
  matmul,
  mul,
  pow,
  sigmoid,
  sum,
  tanh,
  tensor,
  valueAndGrad,
  vjp,
  zeros,
  type Tensor,
} from '#engine/index.ts';
import { normwiseError } from './closeness.ts';
import { normalTensor, uniform } from './random.ts';

type Inputs = Record<'X' | 'Y' | 'W1' | 'b1' | 'W2' | 'b2', Tensor>;

function model({ X, Y, W1, b1, W2, b2 }: Inputs) {
  const Z1 = add(matmul(W1, X), b1);
  const A1 = tanh(Z1);
  const Z2 = add(matmul(W2, A1), b2);
  const A2 = sigmoid(Z2);
  return { Z1, A1, Z2, A2, J: binaryCrossEntropyWithLogits(Z2, Y) };
}

const random = uniform(3);
const inputs: Inputs = {
  X: normalTensor([3, 7], random),
  Y: tensor([[0, 1, 1, 0, 1, 0, 0]]),
  W1: normalTensor([5, 3], random),
  b1: normalTensor([5, 1], random),
  W2: normalTensor([1, 5], random),
  b2: normalTensor([1, 1], random),
};
const one = tensor(1);

describe('vjp', () => {
  test('names a single tensor `value`', () => {
    const { outputs, pullback } = vjp(({ x }) => mul(3, x), { x: tensor(2) });
    expectTypeOf(outputs).toEqualTypeOf<Readonly<Record<'value', Tensor>>>();
    expect(item(outputs.value)).toBe(6);
    expect(item(pullback({ value: one }).x)).toBe(3);
  });

  test('gives the gradients at intermediate values that f returns by name', () => {
    const { outputs, pullback } = vjp(model, inputs);
    const { Z2, A1, W2 } = pullback({ J: one }, ['Z2', 'A1', 'W2']);
    const n = 7;
    for (const [index, entry] of Z2.data.entries())
      expect(entry).toBeCloseTo((outputs.A2.data[index]! - inputs.Y.data[index]!) / n, 15);
    expect(normwiseError(W2, matmul(Z2, transposeOf(outputs.A1)))).toBeLessThan(1e-15);
    expect(normwiseError(A1, matmul(transposeOf(inputs.W2), Z2))).toBeLessThan(1e-15);
  });

  test('continues from a cotangent that is seeded at an intermediate value alone', () => {
    const { outputs, pullback } = vjp(model, inputs);
    const own = normalTensor([1, 7], random);
    const { W2, A1, Z2 } = pullback({ Z2: own }, ['W2', 'A1', 'Z2']);
    expect(normwiseError(W2, matmul(own, transposeOf(outputs.A1)))).toBeLessThan(1e-15);
    expect(normwiseError(A1, matmul(transposeOf(inputs.W2), own))).toBeLessThan(1e-15);
    expect(Z2.data).toEqual(own.data);
  });

  test('counts a seed at a probe on top of what arrives from above', () => {
    const f = ({ x }: { x: Tensor }) => {
      const square = pow(x, 2);
      return { square, value: mul(10, square) };
    };
    const { pullback } = vjp(f, { x: tensor(3) });
    const { square, x } = pullback({ square: one, value: one }, ['square', 'x']);
    expect([item(square), item(x)]).toEqual([11, 66]);
  });

  test('adds up the cotangents of one tensor that goes by two names', () => {
    const { pullback } = vjp(
      ({ x }) => {
        const y = mul(10, x);
        return { y, again: y };
      },
      { x: tensor(1) },
    );
    expect(item(pullback({ y: tensor(2), again: tensor(3) }).x)).toBe(50);
  });

  test('gives zeros for a side branch, as for a probability that the loss is not computed from', () => {
    const { pullback } = vjp(model, inputs);
    expect(pullback({ J: one }, ['A2']).A2.data).toEqual(new Float64Array(7));
  });

  test('takes missing cotangents for zeros', () => {
    const { pullback } = vjp(model, inputs);
    expect(pullback({}).W1).toEqual(zeros([5, 3]));
  });

  test('prefers an input over an output of the same name', () => {
    const f = ({ x }: { x: Tensor }) => ({ x: mul(2, x), value: mul(6, x) });
    expect(item(vjp(f, { x: one }).pullback({ value: one }, ['x']).x)).toBe(6);
  });

  test('keeps the graph: a pullback may be called again, with other seeds and targets', () => {
    const { pullback } = vjp(model, inputs);
    const before = pullback({ J: one });
    pullback({ Z1: normalTensor([5, 7], random) }, ['W1']);
    expect(pullback({ J: one })).toEqual(before);
  });

  test('keeps inputs apart that hold the same tensor', () => {
    const shared = tensor(5);
    const { pullback } = vjp(({ a, b }) => mul(pow(a, 2), b), { a: shared, b: shared });
    const { a, b } = pullback({ value: one });
    expect([item(a), item(b)]).toEqual([50, 25]);
  });

  test('differentiates with respect to an output that is an input as it is', () => {
    const { pullback } = vjp(({ x }) => ({ same: x }), { x: tensor([1, 2]) });
    expect(pullback({ same: tensor([3, 4]) }).x.data).toEqual(Float64Array.of(3, 4));
  });

  test('says which names there are when one is unknown', () => {
    const { pullback } = vjp(({ x }) => ({ y: x }), { x: one });
    // @ts-expect-error: no such output
    expect(() => pullback({ z: one })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: vjp: there is no tensor named z; the names are y]`,
    );
    // @ts-expect-error: no such name
    expect(() => pullback({ y: one }, ['w'])).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: vjp: there is no tensor named w; the names are y, x]`,
    );
  });

  test('refuses a cotangent of another shape', () => {
    const { pullback } = vjp(({ x }) => ({ y: x }), { x: tensor([1, 2]) });
    expect(() => pullback({ y: one })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: backpropagate: a cotangent of shape () does not fit a tensor of shape (2,); the shapes must be equal]`,
    );
  });
});

describe('valueAndGrad and grad', () => {
  test('give the value and a gradient for every input', () => {
    const f = ({ x, y }: { x: Tensor; y: Tensor }) => sum(mul(pow(x, 2), y));
    const point = { x: tensor([1, 2, 3]), y: tensor([4, 5, 6]) };
    const { value, gradients } = valueAndGrad(f, point);
    expect(item(value)).toBe(78);
    expect(gradients.x.data).toEqual(Float64Array.of(8, 20, 36));
    expect(gradients.y.data).toEqual(Float64Array.of(1, 4, 9));
    expect(grad(f, point)).toEqual(gradients);
  });

  test('differentiate the output named `value` of a record', () => {
    const gradients = grad(({ x }) => ({ value: mul(2, x), other: mul(9, x) }), { x: one });
    expect(item(gradients.x)).toBe(2);
  });

  test('give zeros for an input that f does not use', () => {
    const gradients = grad(({ x }) => sum(x), { x: tensor([1]), unused: tensor([[1, 2]]) });
    expect(gradients.unused).toEqual(zeros([1, 2]));
  });

  test('refuse a value that is not a single number, and a record without one', () => {
    const x = tensor([1, 2]);
    expect(() => grad((point) => point.x, { x })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: valueAndGrad: f returned shape (2,), and only a single number has a gradient; use vjp with a cotangent, or sum or mean]`,
    );
    expect(() => grad((point) => ({ J: sum(point.x) }), { x })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: valueAndGrad: f returned J; it must return one tensor, or name the one to differentiate \`value\`]`,
    );
  });
});

describe('jvp', () => {
  test('carries tangents of some inputs on to every output', () => {
    const f = ({ x, y }: { x: Tensor; y: Tensor }) => ({ product: mul(x, y), total: add(x, y) });
    const { outputs, tangents } = jvp(f, { x: tensor(2), y: tensor(5) }, { x: one });
    expect([item(outputs.product), item(outputs.total)]).toEqual([10, 7]);
    expect([item(tangents.product), item(tangents.total)]).toEqual([5, 1]);
  });

  test('gives zeros where nothing moves', () => {
    const { tangents } = jvp(({ x }) => mul(x, 2), { x: tensor([1, 2]) }, {});
    expect(tangents.value).toEqual(zeros([2]));
  });

  test('refuses a tangent of another shape', () => {
    const at = { x: tensor([1, 2]) };
    expect(() => jvp(({ x }) => x, at, { x: one })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: pushforward: a tangent of shape () does not fit a tensor of shape (2,); the shapes must be equal]`,
    );
  });
});

describe('backpropagate', () => {
  test('works on any tensors, in whatever structure the caller keeps them', () => {
    const layers = [tensor(2), tensor(3)].map((W) => ({ W }));
    const x = tensor(5);
    const y = layers.reduce((activation, { W }) => mul(W, activation), x);
    const targets = [layers[0]!.W, layers[1]!.W, x, tensor(1)];
    expect(backpropagate(new Map([[y, one]]), targets).map(item)).toEqual([15, 10, 6, 0]);
  });

  test('adds up all paths of a graph that forks and joins', () => {
    const x = tensor(3);
    const y = mul(x, x);
    const z = add(mul(y, y), y);
    expect(backpropagate(new Map([[z, one]]), [x]).map(item)).toEqual([4 * 27 + 6]);
  });

  test('goes through a graph of ten thousand operations', () => {
    const x = tensor(1);
    let y: Tensor = x;
    for (let depth = 0; depth < 10_000; depth++) y = add(y, x);
    expect(item(y)).toBe(10_001);
    expect(backpropagate(new Map([[y, one]]), [x]).map(item)).toEqual([10_001]);
  });
});

function transposeOf(x: Tensor): Tensor {
  const [rows = 0, columns = 0] = x.shape;
  const at = (index: number) => (index % rows) * columns + Math.floor(index / rows);
  return tensor(
    x.data.map((_entry, index) => x.data[at(index)]!),
    [columns, rows],
  );
}
