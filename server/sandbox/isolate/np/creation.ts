import { NdArray } from './nd-array.ts';
import { readOptions, refuseExtra, toArray, type Operand } from './operands.ts';
import {
  describe,
  formatShape,
  NpError,
  readNewShape,
  resolveAxis,
  resolveReshape,
  sameShape,
  sizeOf,
} from './shapes.ts';

export function array(values: Operand, ...extra: unknown[]): NdArray {
  refuseExtra('array', extra, 'wrap the numbers in a list: np.array([1, 2, 3])');
  return toArray('array', values);
}

function filled(name: string, shape: unknown, value: number): NdArray {
  const sizes = readNewShape(name, shape);
  const values = new Float64Array(sizeOf(sizes));
  if (value !== 0) values.fill(value);
  return new NdArray(sizes, values);
}

export function zeros(shape: number | readonly number[], ...extra: unknown[]): NdArray {
  refuseExtra('zeros', extra, 'a shape is a list: np.zeros([2, 3])');
  return filled('zeros', shape, 0);
}

export function ones(shape: number | readonly number[], ...extra: unknown[]): NdArray {
  refuseExtra('ones', extra, 'a shape is a list: np.ones([2, 3])');
  return filled('ones', shape, 1);
}

export function zerosLike(a: Operand): NdArray {
  return filled('zerosLike', toArray('zerosLike', a).shape, 0);
}

export function full(shape: number | readonly number[], value: number): NdArray {
  if (typeof value !== 'number') {
    throw new NpError(`full: the value is ${describe(value)}, not a number: np.full([2, 3], 0.5)`);
  }
  return filled('full', shape, value);
}

export function arange(start: number, stop?: number, step = 1): NdArray {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  const length = Math.max(0, Math.ceil((to - from) / step));
  if (!Number.isFinite(length)) {
    throw new NpError(`arange: from ${from} to ${to} in steps of ${step} never ends`);
  }
  const sizes = readNewShape('arange', length);
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) values[i] = from + i * step;
  return new NdArray(sizes, values);
}

export function reshape(a: Operand, shape: number | readonly number[]): NdArray {
  const source = toArray('reshape', a);
  return new NdArray(resolveReshape(source.shape, shape), NdArray.values(source));
}

export function transpose(a: Operand): NdArray {
  return toArray('transpose', a).T;
}

export function concatenate(arrays: readonly Operand[], options?: { axis?: number }): NdArray {
  if (!Array.isArray(arrays) || arrays.length === 0) {
    throw new NpError('concatenate: expects a list of arrays: np.concatenate([A, B], { axis: 0 })');
  }
  const parts = arrays.map((part) => toArray('concatenate', part));
  const axis = resolveAxis(
    'concatenate',
    Number(readOptions('concatenate', options, ['axis']).axis ?? 0),
    parts[0]!.shape,
  );
  const shape = joinedShape(parts, axis);
  const outer = sizeOf(shape.slice(0, axis));
  const values = new Float64Array(sizeOf(shape));
  let filled = 0;
  for (let block = 0; block < outer; block++) {
    for (const part of parts) {
      const source = NdArray.values(part);
      const length = source.length / outer;
      for (let i = 0; i < length; i++) values[filled++] = source[block * length + i]!;
    }
  }
  return new NdArray(shape, values);
}

function joinedShape(parts: readonly NdArray[], axis: number): number[] {
  const first = parts[0]!.shape;
  const shape = [...first];
  shape[axis] = 0;
  for (const part of parts) {
    const rest = [...part.shape];
    if (rest.length === first.length) rest[axis] = first[axis]!;
    if (!sameShape(rest, first)) {
      throw new NpError(
        `concatenate: ${formatShape(first)} and ${formatShape(part.shape)} differ outside axis ${axis}`,
      );
    }
    shape[axis] += part.shape[axis]!;
  }
  return shape;
}
