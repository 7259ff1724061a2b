import { readFileSync } from 'node:fs';
import { tensor, type Tensor, type Tensors } from '#engine/index.ts';

interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

interface StoredProblem {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, StoredTensor>>;
  readonly outputs: Readonly<Record<string, StoredTensor>>;
  readonly loss: number;
  readonly grads: Readonly<Record<string, StoredTensor>>;
}

export interface TorchProblem {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly inputs: Tensors;
  readonly outputs: Tensors;
  readonly loss: number;
  readonly gradients: Tensors;
}

/** A problem whose values and gradients PyTorch 1.13 computed in float64. */
export function readTorchProblem(name: string): TorchProblem {
  const file = new URL(`../../fixtures/torch/${name}.json`, import.meta.url);
  // Safe: the files are part of this repository and all have this form.
  const { attributes, inputs, outputs, loss, grads } = JSON.parse(
    readFileSync(file, 'utf8'),
  ) as StoredProblem;
  return {
    attributes,
    inputs: tensorsOf(inputs),
    outputs: tensorsOf(outputs),
    loss,
    gradients: tensorsOf(grads),
  };
}

function tensorsOf(stored: Readonly<Record<string, StoredTensor>>): Tensors {
  const entries = Object.entries(stored).map(([name, { data, shape }]): [string, Tensor] => [
    name,
    tensor(data, shape),
  ]);
  return Object.fromEntries(entries);
}
