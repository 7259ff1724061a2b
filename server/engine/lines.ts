import { leaf, type Tensor } from './tensor.ts';
import type { Tensors } from './transforms.ts';

/** A straight path through the inputs of a function. */
export interface Line<Name extends string> {
  /** The inputs at distance t from the start. */
  readonly at: (t: number) => Tensors<Name>;
  /** The coordinate that moves, or 0 when several do. */
  readonly origin: number;
  /** How many numbers of a point are not the inputs' own. */
  readonly size: number;
}

/** Moves a single entry of one input. */
export function coordinateLine<Name extends string>(
  inputs: Tensors<Name>,
  name: Name,
  index: number,
): Line<Name> {
  const { shape, data } = inputs[name];
  const origin = data[index]!;
  return {
    at: (t) => ({ ...inputs, [name]: leaf(shape, data.with(index, origin + t)) }),
    origin,
    size: data.length,
  };
}

/** Moves all entries of one input along a direction. */
export function directionLine<Name extends string>(
  inputs: Tensors<Name>,
  name: Name,
  direction: Float64Array,
): Line<Name> {
  const x = inputs[name];
  return {
    at: (t) => ({ ...inputs, [name]: displaced(x, direction, t) }),
    origin: 0,
    size: x.data.length,
  };
}

/** x + t · direction. */
export function displaced(x: Tensor, direction: Float64Array, t: number): Tensor {
  return leaf(
    x.shape,
    x.data.map((entry, index) => entry + t * direction[index]!),
  );
}

/** A direction of length 1, evenly distributed over all directions (Box and Muller, 1958; Muller, 1959). */
export function randomDirection(size: number, random: () => number): Float64Array {
  const direction = Float64Array.from(
    { length: size },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
  const length = Math.sqrt(direction.reduce((total, entry) => total + entry * entry, 0));
  return direction.map((entry) => entry / length);
}
