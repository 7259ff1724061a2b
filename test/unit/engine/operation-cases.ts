import * as fc from 'fast-check';
import * as engine from '#engine/index.ts';
import type { Tensor, Tensors } from '#engine/index.ts';
import { normalTensor, uniform } from './random.ts';

/** An operation on operands of some shapes: a function to differentiate and a point to do it at. */
export interface OperationCase {
  readonly name: string;
  readonly f: (inputs: Tensors) => Tensor;
  readonly inputs: Tensors;
}

type Shapes = fc.Arbitrary<readonly (readonly number[])[]>;

const size = fc.integer({ min: 1, max: 4 });
const anyShape = fc.array(size, { maxLength: 3 });
const axisShape = fc.array(size, { minLength: 1, maxLength: 3 });
const oneShape: Shapes = fc.tuple(anyShape);

/** Two or three shapes that broadcast: each drops leading axes and has some sizes put to 1. */
function broadcastShapes(count: number): Shapes {
  return anyShape
    .chain((shape) => {
      const operand = fc
        .tuple(fc.nat(shape.length), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }))
        .map(([dropped, single]) =>
          shape.slice(dropped).map((length, axis) => (single[axis] === true ? 1 : length)),
        );
      const whole = fc.constant(shape);
      return fc.tuple(whole, ...Array.from({ length: count - 1 }, () => operand));
    })
    .chain((shapes) => fc.shuffledSubarray([...shapes], { minLength: count }));
}

const matrices: Shapes = fc.tuple(size, size, size).map(([m, k, n]) => [
  [m, k],
  [k, n],
]);
const batches: Shapes = fc
  .tuple(broadcastShapes(2), size, size, size)
  .map(([[left, right], m, k, n]) => [
    [...left!.slice(-2), m, k],
    [...right!.slice(-2), k, n],
  ]);
const features: Shapes = fc.tuple(size, fc.integer({ min: 2, max: 5 })).map(([rows, columns]) => [
  [rows, columns],
  [rows, 1],
  [rows, 1],
]);
const images: Shapes = fc
  .tuple(size, size, size, fc.integer({ min: 3, max: 5 }), fc.integer({ min: 3, max: 5 }))
  .map(([n, channels, outputs, height, width]) => [
    [n, channels, height, width],
    [outputs, channels, 2, 3],
    [outputs],
  ]);

type Operands = readonly Tensor[];
type Case = readonly [
  name: string,
  shapes: Shapes,
  f: (operands: Operands, choice: number) => Tensor,
  domain?: (x: number) => number,
];

const positive = (x: number) => 0.5 + Math.abs(x);
const probability = (x: number) => 0.1 + 0.8 / (1 + Math.exp(-x));
const axisOf = (x: Tensor, choice: number) => choice % x.shape.length;
const axesOf = (x: Tensor, choice: number) =>
  x.shape.map((_size, axis) => axis).filter((axis) => ((choice >> axis) & 1) === 1);
const kept = (choice: number) => choice % 2 === 0;

const orders = [
  [0, 2, 1],
  [1, 0, 2],
  [2, 0, 1],
  [1, 2, 0],
];

const cases: readonly Case[] = [
  ['add', broadcastShapes(2), ([a, b]) => engine.add(a!, b!)],
  ['sub', broadcastShapes(2), ([a, b]) => engine.sub(a!, b!)],
  ['mul', broadcastShapes(2), ([a, b]) => engine.mul(a!, b!)],
  ['div', broadcastShapes(2), ([a, b]) => engine.div(a!, b!), positive],
  ['pow', broadcastShapes(2), ([a, b]) => engine.pow(a!, b!), positive],
  ['square', oneShape, ([x]) => engine.pow(x!, 2)],
  ['maximum', broadcastShapes(2), ([a, b]) => engine.maximum(a!, b!)],
  ['minimum', broadcastShapes(2), ([a, b]) => engine.minimum(a!, b!)],
  [
    'where',
    broadcastShapes(3),
    ([c, a, b], choice) =>
      engine.where(
        engine.tensor(
          Float64Array.from(c!.data, (_x, i) => (choice >> (i % 3)) & 1),
          c!.shape,
        ),
        a!,
        b!,
      ),
  ],
  ['neg', oneShape, ([x]) => engine.neg(x!)],
  ['exp', oneShape, ([x]) => engine.exp(x!)],
  ['log', oneShape, ([x]) => engine.log(x!), positive],
  ['log1p', oneShape, ([x]) => engine.log1p(x!), positive],
  ['sqrt', oneShape, ([x]) => engine.sqrt(x!), positive],
  ['abs', oneShape, ([x]) => engine.abs(x!)],
  ['tanh', oneShape, ([x]) => engine.tanh(x!)],
  ['sigmoid', oneShape, ([x]) => engine.sigmoid(x!)],
  ['softplus', oneShape, ([x]) => engine.softplus(x!)],
  ['relu', oneShape, ([x]) => engine.relu(x!)],
  ['leakyRelu', oneShape, ([x]) => engine.leakyRelu(x!, 0.2)],
  ['matmul', matrices, ([a, b]) => engine.matmul(a!, b!)],
  ['batched matmul', batches, ([a, b]) => engine.matmul(a!, b!)],
  ['transpose', oneShape, ([x]) => engine.transpose(x!)],
  [
    'reordered transpose',
    fc.tuple(fc.tuple(size, size, size)),
    ([x], choice) => engine.transpose(x!, orders[choice % orders.length]),
  ],
  ['reshape', oneShape, ([x]) => engine.reshape(x!, [-1, 1])],
  [
    'slice',
    fc.tuple(axisShape),
    ([x], choice) =>
      engine.slice(x!, { axis: axisOf(x!, choice), start: choice % x!.shape[axisOf(x!, choice)]! }),
  ],
  [
    'concatenate',
    fc.tuple(axisShape),
    ([x], choice) => engine.concatenate([x!, engine.mul(x!, 2), x!], { axis: axisOf(x!, choice) }),
  ],
  [
    'sum',
    oneShape,
    ([x], choice) => engine.sum(x!, { axis: axesOf(x!, choice), keepdims: kept(choice) }),
  ],
  [
    'mean',
    oneShape,
    ([x], choice) => engine.mean(x!, { axis: axesOf(x!, choice), keepdims: kept(choice) }),
  ],
  [
    'max',
    oneShape,
    ([x], choice) => engine.max(x!, { axis: axesOf(x!, choice), keepdims: kept(choice) }),
  ],
  [
    'softmax',
    fc.tuple(axisShape),
    ([x], choice) => engine.softmax(x!, { axis: axisOf(x!, choice) }),
  ],
  [
    'logSoftmax',
    fc.tuple(axisShape),
    ([x], choice) => engine.logSoftmax(x!, { axis: axisOf(x!, choice) }),
  ],
  [
    'logSumExp',
    fc.tuple(axisShape),
    ([x], choice) => engine.logSumExp(x!, { axis: axisOf(x!, choice), keepdims: kept(choice) }),
  ],
  ['batchNorm', features, ([x, gamma, beta]) => engine.batchNorm(x!, gamma!, beta!)],
  [
    'layerNorm',
    features.map(([x, ...rest]) => [[x![0]! + 1, x![1]!], ...rest.map(() => [x![0]! + 1, 1])]),
    ([x, gamma, beta]) => engine.layerNorm(x!, gamma!, beta!),
  ],
  [
    'conv2d',
    images,
    ([x, w, b], choice) =>
      engine.conv2d(x!, w!, b!, { stride: 1 + (choice % 2), padding: choice % 3 }),
  ],
  [
    'maxPool2d',
    images,
    ([x], choice) => engine.maxPool2d(x!, { kernel: 2 + (choice % 2), stride: 1 + (choice % 3) }),
  ],
  [
    'binaryCrossEntropyWithLogits',
    broadcastShapes(2),
    ([z, y]) => engine.binaryCrossEntropyWithLogits(z!, y!),
  ],
  [
    'binaryCrossEntropy',
    broadcastShapes(2),
    ([a, y]) => engine.binaryCrossEntropy(a!, y!),
    probability,
  ],
  [
    'softmaxCrossEntropy',
    fc.tuple(size, size).map((shape) => [shape, shape]),
    ([z, y]) => engine.softmaxCrossEntropy(z!, y!),
  ],
];

/** The operations that the cases cover; a few occur under a longer name as well. */
export const coveredOperations: readonly string[] = cases.map(([name]) => name);

/** An operation, operands that it accepts, and a seed for whatever else is random. */
export const operationCase: fc.Arbitrary<OperationCase & { readonly seed: number }> = fc
  .record({ one: fc.constantFrom(...cases), seed: fc.nat(), choice: fc.nat({ max: 7 }) })
  .chain(({ one: [name, shapes, f, domain], seed, choice }) =>
    shapes.map((drawn) => {
      const random = uniform(seed);
      const operands = drawn.map((shape) => normalTensor(shape, random));
      const inputs = Object.fromEntries(
        operands.map((x, index) => [
          `x${index}`,
          domain ? engine.tensor(x.data.map(domain), x.shape) : x,
        ]),
      );
      return { name, inputs, seed, f: (leaves: Tensors) => f(Object.values(leaves), choice) };
    }),
  );
