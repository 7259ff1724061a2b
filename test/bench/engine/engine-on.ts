import {
  add,
  binaryCrossEntropyWithLogits,
  checkGradient,
  item,
  matmul,
  tanh,
  valueAndGrad,
  type Tensor,
  type Tensors,
} from '#engine/index.ts';
import type { Network } from './networks.ts';

/** The network in the engine, as an author would write it. */
export function engineOn({ dims, inputs }: Network) {
  const { X, Y, ...parameters } = inputs;
  const model = (weights: Tensors): Tensor => {
    let Z = add(matmul(weights['W1']!, X!), weights['b1']!);
    for (let l = 2; l < dims.length; l++)
      Z = add(matmul(weights[`W${l}`]!, tanh(Z)), weights[`b${l}`]!);
    return binaryCrossEntropyWithLogits(Z, Y!);
  };
  const { gradients } = valueAndGrad(model, parameters);
  const sizes = Object.values(parameters).map(({ data }) => data.length);
  const losses = (points: readonly Tensors[]) => points.map((point) => item(model(point)));
  const random = alternating();
  return {
    parameterCount: sizes.reduce((total, size) => total + size, 0),
    forward: () => item(model(parameters)),
    forwardBackward: () => item(valueAndGrad(model, parameters).value),
    checkAsGraded: () => checkGradient(losses, parameters, gradients, { random }),
    /** Measures this many entries one by one, of the first weights if not of all. */
    checkEntries: (count: number) => {
      const isAll = count === sizes.reduce((total, size) => total + size, 0);
      const claimed = isAll ? gradients : { W1: gradients['W1']! };
      const options = { random, directionAbove: Infinity, maxEntries: count };
      return checkGradient(losses, parameters, claimed, options);
    },
  };
}

/** Numbers in [0, 1) without a pattern that matters here. */
function alternating(): () => number {
  let turn = 0;
  return () => (turn += 0.618_033_988_749_895) % 1;
}
