import {
  abs,
  activations,
  add,
  batchNorm,
  binaryCrossEntropyWithLogits,
  conv2d,
  div,
  exp,
  layerNorm,
  leakyRelu,
  log,
  log1p,
  logSumExp,
  matmul,
  max,
  maximum,
  maxPool2d,
  mean,
  minimum,
  mul,
  pow,
  relu,
  reshape,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  softplus,
  sqrt,
  sub,
  sum,
  tanh,
  transpose,
  type Tensor,
  type Tensors,
} from '#engine/index.ts';

type Inputs = Tensors;
type Attributes = Readonly<Record<string, unknown>>;

/** A model returns the fixture's outputs by name, and the loss. */
export type Model = (inputs: Inputs, attributes: Attributes) => Tensors & { readonly loss: Tensor };

const layer = { eps: 1e-5 };

/** loss = Σ c y */
function weighed(y: Tensor, c: Tensor): Tensors & { readonly loss: Tensor } {
  return { y, loss: sum(mul(c, y)) };
}

const unary =
  (f: (x: Tensor) => Tensor): Model =>
  ({ x, c }) =>
    weighed(f(x!), c!);
const binary =
  (f: (a: Tensor, b: Tensor) => Tensor): Model =>
  ({ a, b, c }) =>
    weighed(f(a!, b!), c!);

const perceptron: Model = (inputs, { activations: hidden }) => {
  const outputs: Record<string, Tensor> = {};
  const names = [...(hidden as (keyof typeof activations)[]), 'sigmoid'] as const;
  let logits = inputs['X']!;
  let A = inputs['X']!;
  for (const [index, name] of names.entries()) {
    const l = index + 1;
    logits = add(matmul(inputs[`W${l}`]!, A), inputs[`b${l}`]!);
    A = activations[name](logits);
    outputs[`Z${l}`] = logits;
    outputs[`A${l}`] = A;
  }
  return { ...outputs, loss: binaryCrossEntropyWithLogits(logits, inputs['Y']!) };
};

const broadcasts = ['3x4_3x4', '3x4_3x1', '1x4_3x1', '3x4_', '2x3x4_4'];
const arithmetic = { add, sub, mul, div, maximum, minimum };

/** One line per problem. */
export const torchModels: Readonly<Record<string, Model>> = {
  ...Object.fromEntries(
    Object.entries(arithmetic).flatMap(([name, f]) =>
      broadcasts.map((shapes) => [`op-${name}-${shapes}`, binary(f)]),
    ),
  ),
  'op-abs': unary(abs),
  'op-exp': unary(exp),
  'op-leakyRelu': unary((x) => leakyRelu(x)),
  'op-log': unary(log),
  'op-log1p': unary(log1p),
  'op-logSumExp-axis0': unary((x) => logSumExp(x, { axis: 0 })),
  'op-matmul-1x5_5x1': binary(matmul),
  'op-matmul-2x3x5_2x5x4': binary(matmul),
  'op-matmul-3x5_5x4': binary(matmul),
  'op-max-axis1': unary((x) => max(x, { axis: 1 })),
  'op-mean-all': unary((x) => reshape(mean(x), [1])),
  'op-power3': unary((x) => pow(x, 3)),
  'op-relu': unary(relu),
  'op-reshape': unary((x) => reshape(x, [2, 6])),
  'op-sigmoid': unary(sigmoid),
  'op-softmax-axis0': unary((x) => softmax(x, { axis: 0 })),
  'op-softplus': unary(softplus),
  'op-sqrt': unary(sqrt),
  'op-sum-axis0-keep': unary((x) => sum(x, { axis: 0, keepdims: true })),
  'op-sum-axis1': unary((x) => sum(x, { axis: 1 })),
  'op-tanh': unary(tanh),
  'op-transpose': unary((x) => transpose(x)),
  'batch-norm': ({ x, gamma, beta, c }) => weighed(batchNorm(x!, gamma!, beta!, layer), c!),
  'layer-norm': ({ x, gamma, beta, c }) => weighed(layerNorm(x!, gamma!, beta!, layer), c!),
  'conv2d-stride1-pad0': ({ x, w, b, c }) => weighed(conv2d(x!, w!, b!), c!),
  'conv2d-stride1-pad1': ({ x, w, b, c }) => weighed(conv2d(x!, w!, b!, { padding: 1 }), c!),
  'conv2d-stride2-pad1': ({ x, w, b, c }) =>
    weighed(conv2d(x!, w!, b!, { stride: 2, padding: 1 }), c!),
  'maxpool2d-k2-s2': unary((x) => maxPool2d(x, { kernel: 2 })),
  'maxpool2d-k3-s2': unary((x) => maxPool2d(x, { kernel: 3, stride: 2 })),
  'scalar-graph': ({ a, b, c }) => {
    const u = mul(b!, c!);
    const v = add(a!, u);
    return { u, v, loss: mul(3, v) };
  },
  'forked-graph': ({ x, y, z }) => ({
    loss: add(mul(add(x!, y!), maximum(y!, z!)), mul(x!, y!)),
  }),
  'logistic-regression': ({ w, b, X, Y }) => {
    const Z = add(matmul(transpose(w!), X!), b!);
    return { Z, A: sigmoid(Z), loss: binaryCrossEntropyWithLogits(Z, Y!) };
  },
  'softmax-cross-entropy': ({ Z, labels }) => ({
    P: softmax(Z!, { axis: 0 }),
    loss: softmaxCrossEntropy(Z!, labels!),
  }),
  attention: ({ Q, K, V, c }) => {
    const O = matmul(softmax(div(matmul(Q!, transpose(K!)), 2), { axis: 1 }), V!);
    return { O, loss: sum(mul(c!, O)) };
  },
  'mlp-3-5-1-tanh': perceptron,
  'mlp-3-6-1-leakyRelu': perceptron,
  'mlp-4-6-1-relu': perceptron,
  'mlp-4-7-5-1-tanh-relu': perceptron,
  'mlp-5-7-1-sigmoid': perceptron,
  'mlp-6-8-7-5-1-relu-tanh-leakyRelu': perceptron,
  'mlp-64-63-62-1-tanh-relu': perceptron,
  'mlp-8-16-1-tanh': perceptron,
};
