import { NdArray } from './nd-array.ts';
import { readOptions, toArray, toResult, type Operand } from './operands.ts';
import { describe, formatShape, NpError, resolveAxis, sizeOf, type Shape } from './shapes.ts';

interface ReductionOptions {
  readonly axis?: number;
  readonly keepdims?: boolean;
}

/** An array seen as `outer × length × inner` around the axis that goes away. */
interface Split {
  readonly from: Shape;
  readonly values: Float64Array;
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
  readonly shape: number[];
}

function split(name: string, operand: Operand, options: ReductionOptions | undefined): Split {
  const a = toArray(name, operand);
  const values = NdArray.values(a);
  const { axis, keepdims } = readOptions(name, options, ['axis', 'keepdims']);
  if (keepdims !== undefined && typeof keepdims !== 'boolean') {
    throw new NpError(`${name}: keepdims is true or false, got ${describe(keepdims)}`);
  }
  if (axis === undefined || axis === null) {
    const shape = keepdims === true ? a.shape.map(() => 1) : [];
    return { from: a.shape, values, outer: 1, length: values.length, inner: 1, shape };
  }
  if (typeof axis !== 'number') {
    throw new NpError(`${name}: axis is one whole number, got ${describe(axis)}`);
  }
  const at = resolveAxis(name, axis, a.shape);
  const before = a.shape.slice(0, at);
  const after = a.shape.slice(at + 1);
  const shape = before.concat(keepdims === true ? [1] : [], after);
  return {
    from: a.shape,
    values,
    outer: sizeOf(before),
    length: a.shape[at]!,
    inner: sizeOf(after),
    shape,
  };
}

function refuseEmpty(name: string, { length, from }: Split): void {
  if (length === 0) {
    throw new NpError(`${name}: shape ${formatShape(from)} has no entries along the axis`);
  }
}

function total({ values, outer, length, inner }: Split): Float64Array {
  const out = new Float64Array(outer * inner);
  for (let o = 0; o < outer; o++) {
    for (let k = 0; k < length; k++) {
      const from = (o * length + k) * inner;
      for (let i = 0; i < inner; i++) out[o * inner + i]! += values[from + i]!;
    }
  }
  return out;
}

export function sum(a: Operand, options?: ReductionOptions): NdArray | number {
  const parts = split('sum', a, options);
  return toResult(parts.shape, total(parts));
}

export function mean(a: Operand, options?: ReductionOptions): NdArray | number {
  const parts = split('mean', a, options);
  refuseEmpty('mean', parts);
  const out = total(parts);
  for (let i = 0; i < out.length; i++) out[i]! /= parts.length;
  return toResult(parts.shape, out);
}

/** Index of the largest entry along the axis that goes away; the first of equals, or the first NaN. */
function largest({ values, outer, length, inner }: Split): Float64Array {
  const out = new Float64Array(outer * inner);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      let best = 0;
      let top = values[o * length * inner + i]!;
      for (let k = 1; k < length; k++) {
        const value = values[(o * length + k) * inner + i]!;
        if (value > top || (Number.isNaN(value) && !Number.isNaN(top))) {
          best = k;
          top = value;
        }
      }
      out[o * inner + i] = best;
    }
  }
  return out;
}

export function argmax(a: Operand, options?: ReductionOptions): NdArray | number {
  const parts = split('argmax', a, options);
  refuseEmpty('argmax', parts);
  return toResult(parts.shape, largest(parts));
}

export function max(a: Operand, options?: ReductionOptions): NdArray | number {
  const parts = split('max', a, options);
  refuseEmpty('max', parts);
  const { values, outer, length, inner } = parts;
  const out = largest(parts);
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const to = o * inner + i;
      out[to] = values[(o * length + out[to]!) * inner + i]!;
    }
  }
  return toResult(parts.shape, out);
}
