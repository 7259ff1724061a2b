import type { Inputs, Path, TensorValue, Value } from '../sandbox/types.ts';

export interface ActivationFunction {
  readonly value: (z: number) => number;
  /** g′(z), written in z and a = g(z) as a course writes it. */
  readonly slope: (z: number, a: number) => number;
}

const leak = 0.01;
const closeness = 1e-9;

const courseFunctions = {
  tanh: { value: (z) => Math.tanh(z), slope: (_z, a) => 1 - a * a },
  sigmoid: { value: (z) => 1 / (1 + Math.exp(-z)), slope: (_z, a) => a * (1 - a) },
  relu: { value: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
  leakyRelu: { value: (z) => (z > 0 ? z : leak * z), slope: (z) => (z > 0 ? 1 : leak) },
} as const satisfies Record<string, ActivationFunction>;

/** The activations of the course, by the names that exercises give them; the identity is for what is an A already. */
export const activationFunctions = {
  ...courseFunctions,
  identity: { value: (z: number) => z, slope: () => 1 },
} as const satisfies Record<string, ActivationFunction>;

export type ActivationName = keyof typeof activationFunctions;

/** The activation that makes one of the other tensors of a tensor; null where none of them comes of it. */
export function findActivation(
  { data: Z }: TensorValue,
  others: readonly TensorValue[],
): ActivationName | null {
  return activationNames.find((name) => others.some(({ data: A }) => makes(name, Z, A))) ?? null;
}

/** The activation that the inputs name for a tensor: `g` for one, `activations[l]` for a list of them. */
export function namedActivation(inputs: Inputs, path: Path): ActivationName | null {
  const [, index] = path;
  const named = new Set(
    Object.values(inputs).map((input: Value) =>
      index === undefined || typeof input === 'string' || !Array.isArray(input)
        ? input
        : (input as readonly Value[])[Number(index)],
    ),
  );
  return activationNames.find((name) => named.has(name)) ?? null;
}

const activationNames = Object.keys(courseFunctions) as (keyof typeof courseFunctions)[]; // the table is closed

function makes(name: ActivationName, Z: Float64Array, A: Float64Array): boolean {
  const { value } = activationFunctions[name];
  return Z.every((z, i) => Math.abs(value(z) - (A[i] ?? Number.NaN)) <= closeness);
}
