import { describe, expect, test } from 'vitest';
import {
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  grad,
  inspect,
  item,
  logSoftmax,
  logSumExp,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  softplus,
  tensor,
  vjp,
  type Tensor,
} from '#engine/index.ts';
import { normwiseError } from './closeness.ts';
import { normalTensor, uniform } from './random.ts';

describe('binaryCrossEntropyWithLogits', () => {
  const f = ({ z, y }: { z: Tensor; y: Tensor }) => binaryCrossEntropyWithLogits(z, y);

  test('stays finite and exact for logits of ±800', () => {
    const z = tensor([[800, -800, 800, -800]]);
    const y = tensor([[1, 0, 0, 1]]);
    expect(item(f({ z, y }))).toBe(400);
    expect([...grad(f, { z, y }).z.data]).toEqual([0, 0, 0.25, -0.25]);
  });

  test('keeps small losses that a probability would round away', () => {
    expect(item(f({ z: tensor([40]), y: tensor([1]) }))).toBe(Math.exp(-40));
  });

  test('has the gradient (σ(z) − y)/n in z and −z/n in y', () => {
    const z = tensor([[0.5, -2, 3]]);
    const y = tensor([[1, 0, 1]]);
    const gradients = grad(f, { z, y });
    const expected = z.data.map((z, index) => (1 / (1 + Math.exp(-z)) - y.data[index]!) / 3);
    expect(normwiseError(gradients.z, tensor(expected, [1, 3]))).toBeLessThan(1e-15);
    expect(normwiseError(gradients.y, tensor([[-0.5 / 3, 2 / 3, -1]]))).toBeLessThan(1e-15);
  });

  test('takes the mean over all entries of several outputs', () => {
    const z = tensor([
      [1, 2],
      [3, 4],
    ]);
    const y = tensor([
      [1, 0],
      [0, 1],
    ]);
    const entries = [-1, 2, 3, -4].map((signed) => Math.log1p(Math.exp(signed)));
    const mean = entries.reduce((total, entry) => total + entry, 0) / 4;
    expect(item(f({ z, y }))).toBeCloseTo(mean, 15);
  });
});

describe('binaryCrossEntropy', () => {
  const random = uniform(5);
  const z = normalTensor([1, 6], random);
  const y = tensor([[0, 1, 1, 0, 1, 0]]);

  test('is the loss of the logits, and carries a gradient through the probabilities', () => {
    const viaProbabilities = vjp(
      ({ z }) => {
        const A = sigmoid(z);
        return { A, J: binaryCrossEntropy(A, y) };
      },
      { z },
    );
    const one = tensor(1);
    const { A, z: dz } = viaProbabilities.pullback({ J: one }, ['A', 'z']);
    const direct = grad(({ z }) => binaryCrossEntropyWithLogits(z, y), { z });
    expect(normwiseError(dz, direct.z)).toBeLessThan(1e-14);
    const { A: a } = viaProbabilities.outputs;
    const dA = a.data.map((a, i) => (-y.data[i]! / a + (1 - y.data[i]!) / (1 - a)) / 6);
    expect(normwiseError(A, tensor(dA, [1, 6]))).toBeLessThan(1e-15);
  });

  test('lets a label of 0 or 1 silence the other logarithm', () => {
    expect(item(binaryCrossEntropy(tensor([0, 1]), tensor([0, 1])))).toBe(0);
    const { a } = grad(({ a }) => binaryCrossEntropy(a, tensor([0, 1])), { a: tensor([0, 1]) });
    expect([...a.data]).toEqual([0.5, -0.5]);
  });
});

describe('softmaxCrossEntropy', () => {
  test('stays finite and exact for logits of ±800', () => {
    const z = tensor([
      [800, -800],
      [-800, 800],
    ]);
    const f = ({ z }: { z: Tensor }) => softmaxCrossEntropy(z, tensor([0, 0]));
    expect(item(f({ z }))).toBe(800);
    expect([...grad(f, { z }).z.data]).toEqual([0, -0.5, 0, 0.5]);
  });

  test('takes class numbers in a row, in a vector, or as distributions', () => {
    const logits = normalTensor([3, 2], uniform(9));
    const oneHot = tensor([
      [0, 1],
      [0, 0],
      [1, 0],
    ]);
    const expected = softmaxCrossEntropy(logits, oneHot);
    expect(softmaxCrossEntropy(logits, tensor([2, 0])).data).toEqual(expected.data);
    expect(softmaxCrossEntropy(logits, tensor([[2, 0]])).data).toEqual(expected.data);
  });

  test('leaves out a class whose logit is −∞', () => {
    const z = tensor([[0], [1], [-Infinity]]);
    const f = ({ z }: { z: Tensor }) => softmaxCrossEntropy(z, tensor([0]));
    expect(item(f({ z }))).toBeCloseTo(Math.log1p(Math.E), 15);
    const p = 1 / (1 + Math.exp(-1));
    expect(normwiseError(grad(f, { z }).z, tensor([[-p], [p], [0]]))).toBeLessThan(1e-15);
  });

  test('has the gradient −log softmax(z)/n in a distribution, also where it is 0', () => {
    const z = tensor([[0], [Math.log(3)]]);
    const { y } = grad(({ y }) => softmaxCrossEntropy(z, y), { y: tensor([[1], [0]]) });
    expect(normwiseError(y, tensor([[Math.log(4)], [Math.log(4 / 3)]]))).toBeLessThan(1e-15);
  });

  test.each([[[0, 3]], [[0, 0.5]], [[0, -1]], [[0, 1, 2]]])('refuses the labels %j', (labels) => {
    const logits = normalTensor([3, 2], uniform(9));
    expect(() => softmaxCrossEntropy(logits, tensor(labels))).toThrow(/class numbers from 0 to/u);
  });
});

describe('exponentials', () => {
  test('never overflow inside softmax, its logarithm and the log-sum-exp', () => {
    const x = tensor([800, 0, -800]);
    expect([...softmax(x, { axis: 0 }).data]).toEqual([1, 0, 0]);
    expect([...logSoftmax(x, { axis: 0 }).data]).toEqual([0, -800, -1600]);
    expect(item(logSumExp(x, { axis: 0 }))).toBe(800);
    expect(item(logSumExp(tensor([-Infinity, -Infinity]), { axis: 0 }))).toBe(-Infinity);
  });

  test('never overflow inside sigmoid and softplus', () => {
    expect([...sigmoid(tensor([800, -800, -40])).data]).toEqual([1, 0, Math.exp(-40)]);
    expect([...softplus(tensor([800, -800, -40])).data]).toEqual([800, 0, Math.exp(-40)]);
  });
});

test('inspect finds the largest logit of sigmoids and cross-entropies', () => {
  const z = tensor([[3, -9]]);
  const y = tensor([[0, 1]]);
  expect(inspect([sigmoid(z)]).largestLogit).toBe(9);
  expect(inspect([binaryCrossEntropyWithLogits(z, y)]).largestLogit).toBe(9);
  expect(inspect([softmaxCrossEntropy(z, tensor([0, 0]))]).largestLogit).toBe(9);
  expect(inspect([softplus(z)]).largestLogit).toBe(0);
  expect(inspect([sigmoid(tensor([-0.5]))]).largestLogit).toBe(0.5);
});
