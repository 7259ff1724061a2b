import {
  add,
  binaryCrossEntropyWithLogits,
  item,
  matmul,
  tanh,
  valueAndGrad,
  type Tensor,
} from '#engine/index.ts';
import type { Network } from './networks.ts';

/** The same network in the engine, as an author would write it. */
export function engineOn({ dims, inputs }: Network) {
  const { X, Y, ...parameters } = inputs;
  const model = (weights: Readonly<Record<string, Tensor>>): Tensor => {
    let Z = add(matmul(weights['W1']!, X!), weights['b1']!);
    for (let l = 2; l < dims.length; l++)
      Z = add(matmul(weights[`W${l}`]!, tanh(Z)), weights[`b${l}`]!);
    return binaryCrossEntropyWithLogits(Z, Y!);
  };
  return {
    model,
    parameters,
    forward: () => item(model(parameters)),
    forwardBackward: () => item(valueAndGrad(model, parameters).value),
  };
}
