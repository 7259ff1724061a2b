import { NdArray } from './nd-array.ts';
import { isList, readNested } from './nested.ts';
import { describe, NpError, type Shape } from './shapes.ts';

/** What np's functions take in place of an array. */
export type Operand = NdArray | number | boolean | ArrayLike<unknown>;

const LARGEST_ARRAY = 2 ** 24;

/** Reads an operand as an array; a number becomes one of shape `()`. */
export function toArray(name: string, operand: unknown): NdArray {
  if (NdArray.is(operand)) return operand;
  if (typeof operand === 'number') return new NdArray([], new Float64Array([operand]));
  const reading = readNested(operand, LARGEST_ARRAY);
  switch (reading.state) {
    case 'numbers':
      return new NdArray(reading.shape, reading.values);
    case 'not_a_number': {
      const inside = reading.at.length > 0;
      const place = inside ? formatPlace(reading.at) : 'the argument';
      const expected = inside ? 'a number' : 'a number or an array';
      throw new NpError(`${name}: ${place} is ${describe(reading.found)}, not ${expected}`);
    }
    case 'ragged':
      throw new NpError(
        `${name}: the lists do not form an array: ${formatPlace(reading.at)} is ${reading.found} where ${reading.expected} is expected`,
      );
    case 'too_large':
      throw new NpError(`${name}: the lists hold more than ${LARGEST_ARRAY} numbers`);
    case 'too_deep':
      throw new NpError(`${name}: the lists are nested more than 8 deep`);
  }
}

/** `entry [0][2]`, from indices that name the innermost first. */
function formatPlace(at: readonly number[]): string {
  return `entry [${[...at].reverse().join('][')}]`;
}

/** A result of shape `()` is a plain number, so that `-np.sum(L) / n` is ordinary arithmetic. */
export function toResult(shape: Shape, values: Float64Array): NdArray | number {
  return shape.length === 0 ? values[0]! : new NdArray(shape, values);
}

/** Reads `{ axis, keepdims }`-like options; a name that the function does not know is a mistake, not a wish. */
export function readOptions<Name extends string>(
  name: string,
  options: unknown,
  known: readonly Name[],
): { readonly [key in Name]?: unknown } {
  if (options === undefined) return {};
  if (typeof options !== 'object' || options === null || isList(options) || NdArray.is(options)) {
    throw new NpError(
      `${name}: options are an object such as { ${known[0]}: … }, got ${describe(options)}`,
    );
  }
  for (const key of Object.keys(options)) {
    if (!known.includes(key as Name)) {
      throw new NpError(`${name}: unknown option ${key}; it knows ${known.join(', ')}`);
    }
  }
  return options;
}

/** Refuses what would otherwise be silently ignored, such as `np.zeros(2, 3)`. */
export function refuseExtra(name: string, extra: readonly unknown[], hint: string): void {
  if (extra.length > 0) throw new NpError(`${name}: too many arguments; ${hint}`);
}
