import { countOf, isArray, isView, Numbers } from '../primordials.ts';
import { NdArray } from './nd-array.ts';

/** The numbers of nested lists, typed arrays and np arrays, read once, with true as 1 and false as 0; `at` names the innermost index first. */
export type Reading =
  | { readonly state: 'numbers'; readonly shape: number[]; readonly values: Float64Array }
  | { readonly state: 'not_a_number'; readonly found: unknown; readonly at: number[] }
  | {
      readonly state: 'ragged';
      readonly at: number[];
      readonly found: string;
      readonly expected: string;
    }
  | { readonly state: 'too_large'; readonly shape: number[] }
  | { readonly state: 'too_deep' };

type Fault = Exclude<Reading, { state: 'numbers' }>;

const MAX_DEPTH = 8;
const NO_NUMBERS = new Numbers(0);

/**
 * Reads every entry exactly once. The first path from the root to a number settles the shape; what differs from it
 * later is ragged. Stops before it would read more than `limit` numbers, whatever lengths the value claims.
 */
export function readNested(root: unknown, limit: number): Reading {
  const shape: number[] = [];
  let settled = false;
  let values: Float64Array = NO_NUMBERS;
  let filled = 0;

  const settle = (): Fault | undefined => {
    let size = 1;
    for (let axis = 0; axis < shape.length; axis++) size *= shape[axis]!;
    if (size > limit) return { state: 'too_large', shape };
    settled = true;
    values = new Numbers(size);
    return undefined;
  };

  /** Enters one more axis of `length` entries at `depth`. */
  const enter = (length: number, depth: number): Fault | undefined => {
    if (settled) {
      if (depth < shape.length && shape[depth] === length) return undefined;
      return ragged(listOf(length), depth < shape.length ? listOf(shape[depth]) : 'a number');
    }
    if (depth >= MAX_DEPTH) return { state: 'too_deep' };
    shape[depth] = length;
    return length > limit ? { state: 'too_large', shape } : undefined;
  };

  const readNumber = (value: number, depth: number): Fault | undefined => {
    if (!settled) {
      const fault = settle();
      if (fault !== undefined) return fault;
    }
    if (depth !== shape.length) return ragged('a number', listOf(shape[depth]));
    values[filled++] = value;
    return undefined;
  };

  const readBlock = (block: Float64Array, sizes: readonly number[], depth: number) => {
    for (let axis = 0; axis < sizes.length; axis++) {
      const fault = enter(sizes[axis]!, depth + axis);
      if (fault !== undefined) return fault;
    }
    if (!settled) {
      const fault = settle();
      if (fault !== undefined) return fault;
    }
    if (depth + sizes.length !== shape.length) {
      return ragged('a number', listOf(shape[depth + sizes.length]));
    }
    const count = countOf(block);
    for (let i = 0; i < count; i++) values[filled++] = block[i]!;
    return undefined;
  };

  const readList = (list: ArrayLike<unknown>, depth: number): Fault | undefined => {
    const { length } = list;
    if (typeof length !== 'number' || !(length >= 0) || length % 1 !== 0) {
      return { state: 'not_a_number', found: list, at: [] };
    }
    const fault = enter(length, depth);
    if (fault !== undefined) return fault;
    if (length === 0 && !settled) return settle();
    for (let i = 0; i < length; i++) {
      const inner = visit(list[i], depth + 1);
      if (inner !== undefined) return located(inner, i);
    }
    return undefined;
  };

  const visit = (value: unknown, depth: number): Fault | undefined => {
    if (typeof value === 'number') return readNumber(value, depth);
    if (typeof value === 'boolean') return readNumber(value ? 1 : 0, depth);
    if (NdArray.is(value)) return readBlock(NdArray.values(value), value.shape, depth);
    if (isList(value)) return readList(value, depth);
    return { state: 'not_a_number', found: value, at: [] };
  };

  return visit(root, 0) ?? { state: 'numbers', shape, values };
}

function listOf(length: number | undefined): string {
  return `a list of ${length}`;
}

function ragged(found: string, expected: string): Fault {
  return { state: 'ragged', at: [], found, expected };
}

function located(fault: Fault, index: number): Fault {
  if ('at' in fault) fault.at[fault.at.length] = index;
  return fault;
}

/** True for arrays and typed arrays of numbers. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  if (isArray(value)) return true;
  return isView(value) && !(value instanceof DataView);
}
