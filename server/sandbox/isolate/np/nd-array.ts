import { defineProperty, freeze } from '../primordials.ts';
import { formatValues, reverseAxes, reversed, unflatten, type Nested } from './layout.ts';
import { formatShape, NpError, resolveReshape, type Shape } from './shapes.ts';

/** An immutable row-major array of float64 numbers: nothing that it offers writes. */
export class NdArray {
  readonly #shape: Shape;
  readonly #values: Float64Array;

  constructor(shape: Shape, values: Float64Array) {
    this.#shape = freeze(shape);
    this.#values = values;
    freeze(this);
  }

  static is(value: unknown): value is NdArray {
    return typeof value === 'object' && value !== null && #values in value;
  }

  /** The numbers themselves, for np and the harness only: who holds them could write. */
  static values(array: NdArray): Float64Array {
    return array.#values;
  }

  get shape(): Shape {
    return this.#shape;
  }

  get size(): number {
    return this.#values.length;
  }

  get ndim(): number {
    return this.#shape.length;
  }

  get T(): NdArray {
    return this.ndim < 2
      ? this
      : new NdArray(reversed(this.#shape), reverseAxes(this.#shape, this.#values));
  }

  at(...indices: number[]): number {
    const shape = this.#shape;
    if (indices.length !== shape.length) {
      throw new NpError(
        `at: shape ${formatShape(shape)} needs ${shape.length} indices, got ${indices.length}`,
      );
    }
    let offset = 0;
    for (let axis = 0; axis < shape.length; axis++) {
      const index = indices[axis]!;
      const length = shape[axis]!;
      const position = index < 0 ? index + length : index;
      if (!Number.isInteger(index) || position < 0 || position >= length) {
        throw new NpError(
          `at: index ${index} is outside axis ${axis} of shape ${formatShape(shape)}`,
        );
      }
      offset = offset * length + position;
    }
    return this.#values[offset]!;
  }

  item(): number {
    if (this.#values.length !== 1) {
      throw new NpError(
        `item: shape ${formatShape(this.#shape)} holds ${this.size} numbers, not one`,
      );
    }
    return this.#values[0]!;
  }

  tolist(): Nested {
    return unflatten(this.#shape, this.#values);
  }

  reshape(...shape: (number | readonly number[])[]): NdArray {
    const asked = shape.length === 1 ? shape[0] : shape;
    return new NdArray(resolveReshape(this.#shape, asked), this.#values);
  }

  copy(): NdArray {
    return new NdArray(this.#shape, new Float64Array(this.#values));
  }

  toString(): string {
    return formatArray(this);
  }

  [Symbol.toPrimitive](hint: string): string {
    if (hint === 'string') return formatArray(this);
    throw new NpError(
      `an array of shape ${formatShape(this.#shape)} is not a number: use np.multiply, np.add, ` +
        'np.greater, np.exp, … in place of operators and Math (.item() reads a single number)',
    );
  }
}

const INDEX_TRAPS = 16;

/**
 * Finishes the class before any foreign code runs: its members become final, it can no longer be reached from an array,
 * and two slips that JavaScript answers with a silent `undefined` are noticed.
 */
export function sealNdArray(warn: (message: string) => void): void {
  for (let index = 0; index < INDEX_TRAPS; index++) trapIndex(index);
  defineProperty(NdArray.prototype, 'length', {
    get(this: NdArray): undefined {
      warn(`np: an array of shape ${formatShape(this.shape)} has no length: use .size or .shape`);
    },
  });
  Reflect.deleteProperty(NdArray.prototype, 'constructor');
  freeze(NdArray.prototype);
}

function trapIndex(index: number): void {
  defineProperty(NdArray.prototype, index, {
    get(this: NdArray): never {
      throw new NpError(
        `[${index}] does not read an array of shape ${formatShape(this.shape)}: use .at(i, j) or .tolist()`,
      );
    },
    set(): never {
      throw new NpError(
        `[${index}] cannot be written, arrays do not change: make a new one, or change a list from .tolist()`,
      );
    },
  });
}

/** `[[1, 2], [3, 4]] (2, 2)`. */
export function formatArray(array: NdArray): string {
  return `${formatValues(array.shape, NdArray.values(array))} ${formatShape(array.shape)}`;
}
