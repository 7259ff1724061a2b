import { formatShape, NpError, resolveReshape, sizeOf, stridesOf, type Shape } from './shapes.ts';

const { freeze, defineProperty } = Object;

export type Nested = number | Nested[];

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
    return transposed(this);
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
    return nest(this.#values, this.#shape, 0, 0);
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

/** Turns the two slips that JavaScript answers with a silent `undefined` into errors. */
function trapSlips(): void {
  for (let index = 0; index < INDEX_TRAPS; index++) {
    defineProperty(NdArray.prototype, index, {
      get(this: NdArray): never {
        throw new NpError(
          `[${index}] does not read an array of shape ${formatShape(this.shape)}: use .at(i, j) or .tolist()`,
        );
      },
      set(this: NdArray): never {
        throw new NpError(
          `[${index}] cannot be written, arrays do not change: make a new one, or change a list from .tolist()`,
        );
      },
    });
  }
  defineProperty(NdArray.prototype, 'length', {
    get(this: NdArray): never {
      throw new NpError(
        `an array of shape ${formatShape(this.shape)} has no length: use .size or .shape`,
      );
    },
  });
}

/** Hides the class behind np's functions and makes its members final. */
export function sealNdArray(): void {
  trapSlips();
  Reflect.deleteProperty(NdArray.prototype, 'constructor');
  freeze(NdArray.prototype);
}

/** Reverses the axes: T[j, i] = A[i, j]. */
export function transposed(array: NdArray): NdArray {
  const { shape } = array;
  const values = NdArray.values(array);
  if (shape.length < 2) return array;
  const reversed = [...shape].reverse();
  const out = new Float64Array(values.length);
  if (shape.length === 2) {
    const [rows, columns] = [shape[0]!, shape[1]!];
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) out[j * rows + i] = values[i * columns + j]!;
    }
    return new NdArray(reversed, out);
  }
  const strides = stridesOf(reversed).reverse();
  const index = shape.map(() => 0);
  for (let from = 0, to = 0; from < values.length; from++) {
    out[to] = values[from]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      to += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      to -= strides[axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
  return new NdArray(reversed, out);
}

function nest(values: Float64Array, shape: Shape, axis: number, offset: number): Nested {
  if (axis === shape.length) return values[offset]!;
  const step = sizeOf(shape.slice(axis + 1));
  const list: Nested[] = [];
  for (let i = 0; i < shape[axis]!; i++) {
    list[i] = nest(values, shape, axis + 1, offset + i * step);
  }
  return list;
}

const PRINTED_ROWS = 6;
const PRINTED_COLUMNS = 8;

/** `[[1, 2], [3, 4]] (2, 2)`, long axes shortened, six digits. */
export function formatArray(array: NdArray): string {
  return `${formatAxis(array, 0, 0)} ${formatShape(array.shape)}`;
}

function formatAxis(array: NdArray, axis: number, offset: number): string {
  const { shape } = array;
  if (axis === shape.length) return formatNumber(NdArray.values(array)[offset]!);
  const length = shape[axis]!;
  const shown = Math.min(length, axis === shape.length - 1 ? PRINTED_COLUMNS : PRINTED_ROWS);
  const step = sizeOf(shape.slice(axis + 1));
  const parts: string[] = [];
  for (let i = 0; i < shown; i++) parts[i] = formatAxis(array, axis + 1, offset + i * step);
  if (shown < length) parts[shown] = `… ${length - shown} more`;
  return `[${parts.join(', ')}]`;
}

export function formatNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
