import { backpropagate } from './backpropagate.ts';
import { plus } from './loops.ts';
import { pushforward } from './pushforward.ts';
import { shapeText } from './shape.ts';
import { isTensor, leaf, type Tensor } from './tensor.ts';

/** Tensors by name. */
export type Tensors<Name extends string = string> = Readonly<Record<Name, Tensor>>;

/** What a differentiated function may return: one tensor, which then goes by the name `value`, or named ones. */
export type Result = Tensor | Tensors;

/** The outputs of a function by name. */
export type Outputs<R extends Result> = R extends Tensor ? Tensors<'value'> : R;

/** The reverse of a function at a point: cotangents of its outputs ↦ cotangents of its inputs. */
export interface Pullback<InputName extends string, OutputName extends string> {
  /**
   * Carries cotangents of the outputs (an output without one has the cotangent zero) back to what
   * `wrt` names: inputs, or outputs as probes of what lies between; of an input and an output of the
   * same name the input is meant. Without `wrt`, all inputs.
   */
  (cotangents: Partial<Tensors<OutputName>>): Tensors<InputName>;
  <Name extends InputName | OutputName>(
    cotangents: Partial<Tensors<OutputName>>,
    wrt: readonly Name[],
  ): Tensors<Name>;
}

/**
 * The vector-Jacobian product, reverse mode (Griewank and Walther, *Evaluating Derivatives*, 2008, chapter 3):
 * evaluates f once and returns its outputs with their pullback, cotangents ↦ Jᵀ cotangents.
 * The pullback keeps the graph and may be called any number of times.
 */
export function vjp<I extends Tensors, R extends Result>(
  f: (inputs: I) => R,
  inputs: I,
): {
  readonly outputs: Outputs<R>;
  readonly pullback: Pullback<keyof I & string, keyof Outputs<R> & string>;
} {
  const leaves = detached(inputs);
  const outputs = byName(f(leaves));
  const known = { ...outputs, ...leaves };
  const pullback = (cotangents: Partial<Tensors>, wrt = Object.keys(leaves)): Tensors => {
    const targets = wrt.map((name) => pick('vjp', known, name));
    const gradients = backpropagate(seedsOf('vjp', outputs, cotangents), targets);
    return Object.fromEntries(wrt.map((name, index) => [name, gradients[index]!]));
  };
  return { outputs, pullback } as {
    // Safe: `byName` and `fromEntries` build these records from the very names that I and R list.
    readonly outputs: Outputs<R>;
    readonly pullback: Pullback<keyof I & string, keyof Outputs<R> & string>;
  };
}

/**
 * Evaluates f and its gradient with respect to every input. f returns a tensor with a single entry,
 * or a record that holds one under the name `value`.
 */
export function valueAndGrad<I extends Tensors>(
  f: (inputs: I) => Result,
  inputs: I,
): { readonly value: Tensor; readonly gradients: Tensors<keyof I & string> } {
  const { outputs, pullback } = vjp<I, Tensors>((leaves) => byName(f(leaves)), inputs);
  const { value } = outputs;
  if (value === undefined)
    throw new RangeError(
      `valueAndGrad: f returned ${Object.keys(outputs).join(', ')}; it must return one tensor, or name the one ` +
        'to differentiate `value`',
    );
  if (value.data.length !== 1)
    throw new RangeError(
      `valueAndGrad: f returned shape ${shapeText(value.shape)}, and only a single number has a ` +
        'gradient; use vjp with a cotangent, or sum or mean',
    );
  return { value, gradients: pullback({ value: leaf(value.shape, Float64Array.of(1)) }) };
}

/** The gradient of f with respect to every input, as `valueAndGrad` gives it. */
export function grad<I extends Tensors>(
  f: (inputs: I) => Result,
  inputs: I,
): Tensors<keyof I & string> {
  return valueAndGrad(f, inputs).gradients;
}

/**
 * The Jacobian-vector product, forward mode: evaluates f and carries tangents of its inputs (an input
 * without one has the tangent zero) on to its outputs, tangents ↦ J tangents.
 */
export function jvp<I extends Tensors, R extends Result>(
  f: (inputs: I) => R,
  inputs: I,
  tangents: Partial<Tensors<keyof I & string>>,
): { readonly outputs: Outputs<R>; readonly tangents: Outputs<R> } {
  const leaves = detached(inputs);
  const outputs = byName(f(leaves));
  const pushed = pushforward(seedsOf('jvp', leaves, tangents), Object.values(outputs));
  const carried = Object.fromEntries(
    Object.keys(outputs).map((name, index) => [name, pushed[index]!]),
  );
  // Safe for the same reason as in `vjp`.
  return { outputs, tangents: carried } as { outputs: Outputs<R>; tangents: Outputs<R> };
}

/** Fresh leaves over the same numbers, so that two names never share a gradient. */
function detached<I extends Tensors>(inputs: I): I {
  const entries = Object.entries(inputs).map(([name, x]) => [name, leaf(x.shape, x.data)]);
  // Safe: the same names, each with a tensor.
  return Object.fromEntries(entries) as I;
}

function byName(result: Result): Tensors {
  return isTensor(result) ? { value: result } : result;
}

function seedsOf(caller: string, tensors: Tensors, seeds: Partial<Tensors>): Map<Tensor, Tensor> {
  const seedOf = new Map<Tensor, Tensor>();
  for (const [name, seed] of Object.entries(seeds)) {
    if (seed === undefined) continue;
    const seeded = pick(caller, tensors, name);
    const earlier = seedOf.get(seeded);
    seedOf.set(seeded, earlier === undefined ? seed : plus(earlier, seed));
  }
  return seedOf;
}

function pick(caller: string, tensors: Tensors, name: string): Tensor {
  const found = Object.hasOwn(tensors, name) ? tensors[name] : undefined;
  if (found !== undefined) return found;
  throw new RangeError(
    `${caller}: there is no tensor named ${name}; the names are ${Object.keys(tensors).join(', ')}`,
  );
}
