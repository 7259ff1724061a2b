import { expect, test } from 'vitest';
import * as engine from '#engine/index.ts';

const { tensor, zeros } = engine;

test('tensor refuses ragged arrays and shapes that do not hold the numbers', () => {
  expect(() => tensor([[1, 2], [3]])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: tensor: entry 0 has shape (2,), entry 1 has (1,); nested arrays must have equal lengths]`,
  );
  expect(() => tensor([1, 2, 3], [2, 2])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: tensor: 3 numbers do not fill shape (2, 2); the product of the sizes must equal their count]`,
  );
  expect(() => tensor([1], [1.5])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: tensor: 1 numbers do not fill shape (1.5,); the product of the sizes must equal their count]`,
  );
});

test('item refuses a tensor with several numbers', () => {
  expect(() => engine.item(zeros([2, 1]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: item: a tensor of shape (2, 1) is not a single number]`,
  );
});

test('elementwise operations refuse shapes that do not broadcast', () => {
  expect(() => engine.add(zeros([3, 4]), zeros([2, 4]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: shapes (3, 4) and (2, 4) do not broadcast: aligned at the last axis, sizes must be equal or 1, but here 3 meets 2]`,
  );
  expect(() => engine.mul(zeros([3]), zeros([2, 4]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: shapes (3,) and (2, 4) do not broadcast: aligned at the last axis, sizes must be equal or 1, but here 3 meets 4]`,
  );
});

test('matmul refuses vectors, inner sizes that differ, and batches that do not broadcast', () => {
  expect(() => engine.matmul(zeros([3, 4]), zeros([3, 4]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matmul: shapes (3, 4) and (3, 4) do not fit: the left operand has 4 columns, the right one 3 rows; they must be equal]`,
  );
  expect(() => engine.matmul(zeros([3, 4]), zeros([4]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: matmul: the right operand has shape (4,); it must have at least two axes: reshape a vector to a column (n, 1) or a row (1, n)]`,
  );
  expect(() =>
    engine.matmul(zeros([2, 3, 4]), zeros([3, 4, 3])),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: shapes (2, 3, 4) and (3, 4, 3) do not broadcast: aligned at the last axis, sizes must be equal or 1, but here 2 meets 3]`,
  );
});

test('reductions refuse axes that do not exist, and the largest of nothing', () => {
  expect(() => engine.sum(zeros([3, 4]), { axis: 2 })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: sum: axis 2 does not exist in shape (3, 4); it must lie between -2 and 1]`,
  );
  expect(() => engine.softmax(zeros([3]), { axis: 0.5 })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: softmax: axis 0.5 does not exist in shape (3,); it must lie between -1 and 0]`,
  );
  expect(() => engine.sum(zeros([]), { axis: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: sum: axis 0 does not exist in shape (); a single number has none]`,
  );
  expect(() => engine.max(zeros([0]))).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: max: shape (0,) leaves nothing to choose from; what is reduced must have at least one entry]`,
  );
  expect(() => engine.max(zeros([2, 0]), { axis: 1 })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: max: shape (2, 0) leaves nothing to choose from; what is reduced must have at least one entry]`,
  );
});

test('structural operations name the shape and the rule', () => {
  expect(() => engine.reshape(zeros([3, 4]), [5, 2])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: reshape: shape (3, 4) has 12 entries and cannot become (5, 2); the product of the sizes must stay the same, and at most one size be -1]`,
  );
  expect(() => engine.reshape(zeros([3, 4]), [-1, 5])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: reshape: shape (3, 4) has 12 entries and cannot become (-1, 5); the product of the sizes must stay the same, and at most one size be -1]`,
  );
  expect(() => engine.reshape(zeros([1]), [-1, -1, -1])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: reshape: shape (1,) has 1 entries and cannot become (-1, -1, -1); the product of the sizes must stay the same, and at most one size be -1]`,
  );
  expect(() => engine.transpose(zeros([3, 4]), [0, 0])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: transpose: axes (0, 0) do not reorder shape (3, 4); each axis must occur once]`,
  );
  expect(() =>
    engine.slice(zeros([3, 4]), { axis: 1, stop: 5 }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: slice: 0 to 5 by 1 does not fit axis 1 of shape (3, 4); start and stop must lie within its size 4, in this order, and the step be at least 1]`,
  );
  expect(() =>
    engine.slice(zeros([3, 4]), { start: 2, stop: 1 }),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: slice: 2 to 1 by 1 does not fit axis 0 of shape (3, 4); start and stop must lie within its size 3, in this order, and the step be at least 1]`,
  );
  expect(() => engine.slice(zeros([3, 4]), { step: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: slice: 0 to 3 by 0 does not fit axis 0 of shape (3, 4); start and stop must lie within its size 3, in this order, and the step be at least 1]`,
  );
  expect(() => engine.slice(zeros([3, 4]), { start: 0.5 })).toThrow(/0.5 to 3 by 1 does not fit/u);
  expect(() => engine.concatenate([])).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: concatenate: there is nothing to join]`,
  );
  expect(() =>
    engine.concatenate([zeros([3, 4]), zeros([3, 5])]),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: concatenate: shapes (3, 4) and (3, 5) differ outside axis 0; only sizes along the joined axis may differ]`,
  );
});

test('layers refuse operands of another form', () => {
  const x = zeros([1, 2, 5, 5]);
  expect(() =>
    engine.conv2d(x, zeros([4, 3, 2, 2]), zeros([4])),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: conv2d: shapes (1, 2, 5, 5), (4, 3, 2, 2) and (4,) do not fit: x must be (n, channels, height, width), w (outputs, channels, height, width), b (outputs,)]`,
  );
  expect(() => engine.conv2d(zeros([2, 5, 5]), zeros([4, 5, 2, 2]), zeros([4]))).toThrow(
    /do not fit/u,
  );
  expect(() => engine.conv2d(x, zeros([4, 2, 2]), zeros([4]))).toThrow(/do not fit/u);
  expect(() => engine.conv2d(x, zeros([4, 2, 2, 2]), zeros([4, 1]))).toThrow(/do not fit/u);
  expect(() =>
    engine.conv2d(x, zeros([4, 2, 6, 6]), zeros([4])),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: conv2d: a kernel of 6 × 6 with stride 1 and padding 0 does not fit shape (1, 2, 5, 5); kernel and stride must be at least 1 and the padded input no smaller than the kernel]`,
  );
  expect(() => engine.maxPool2d(zeros([5, 5]), { kernel: 2 })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: maxPool2d: x has shape (5, 5); it must be (n, channels, height, width)]`,
  );
  expect(() => engine.maxPool2d(x, { kernel: 2, stride: 0 })).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: maxPool2d: a kernel of 2 × 2 with stride 0 and padding 0 does not fit shape (1, 2, 5, 5); kernel and stride must be at least 1 and the padded input no smaller than the kernel]`,
  );
  expect(() =>
    engine.batchNorm(zeros([3]), zeros([3, 1]), zeros([3, 1])),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: batchNorm: shapes (3,), (3, 1) and (3, 1) do not fit: x must be (features, examples), gamma and beta (features, 1)]`,
  );
  expect(() =>
    engine.layerNorm(zeros([3, 3]), zeros([3]), zeros([3, 1])),
  ).toThrowErrorMatchingInlineSnapshot(
    `[RangeError: layerNorm: shapes (3, 3), (3,) and (3, 1) do not fit: x must be (features, examples), gamma and beta (features, 1)]`,
  );
});

test('numerical checks refuse gradients of another shape and answers of another length', async () => {
  const x = zeros([2]);
  const random = () => 0.5;
  await expect(
    engine.checkGradient(() => [0], { x }, { x: zeros([3]) }, { random }),
  ).rejects.toThrowErrorMatchingInlineSnapshot(
    `[RangeError: checkGradient: the gradient of x has shape (3,) and x itself (2,); the shapes must be equal]`,
  );
  await expect(
    engine.numericalGradient(() => [0], { x }),
  ).rejects.toThrowErrorMatchingInlineSnapshot(
    `[RangeError: the function was asked for 11 values and gave 1; it must return one number per point, in the same order]`,
  );
});
