import { tensor, type Tensor } from '#engine/index.ts';

/** A perceptron with tanh in its hidden layers and one logit, in the engine's tensors. */
export interface Network {
  readonly dims: readonly number[];
  readonly batch: number;
  readonly inputs: Readonly<Record<string, Tensor>>;
}

export function network(dims: readonly number[], batch: number): Network {
  const random = uniform(7);
  const fill = (rows: number, columns: number, scale: number) =>
    tensor(
      Float64Array.from({ length: rows * columns }, () => scale * (2 * random() - 1)),
      [rows, columns],
    );
  const inputs: Record<string, Tensor> = { X: fill(dims[0]!, batch, 1) };
  inputs['Y'] = tensor(
    Float64Array.from({ length: batch }, () => (random() < 0.5 ? 1 : 0)),
    [1, batch],
  );
  for (let l = 1; l < dims.length; l++) {
    inputs[`W${l}`] = fill(dims[l]!, dims[l - 1]!, 1 / Math.sqrt(dims[l - 1]!));
    inputs[`b${l}`] = fill(dims[l]!, 1, 0.1);
  }
  return { dims, batch, inputs };
}

function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
