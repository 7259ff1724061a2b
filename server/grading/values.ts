import type { Path, TensorValue, Value } from '../sandbox/types.ts';

export function isTensor(value: Value | undefined): value is TensorValue {
  return typeof value === 'object' && 'data' in value && value.data instanceof Float64Array;
}

export function scaled({ shape, data }: TensorValue, factor: number): TensorValue {
  return factor === 1 ? { shape, data } : { shape, data: data.map((entry) => entry * factor) };
}

/** Every number in a value, lists and records included. */
export function numbersIn(value: Value): number[] {
  if (typeof value === 'string') return [];
  if (isTensor(value)) return [...value.data];
  return Object.values(value).flatMap((part: Value) => numbersIn(part));
}

/** Every tensor in a value by the text of its path: `W1`, `parameters.0.W`. */
export function tensorLeaves(value: Value | undefined, path: Path): [string, TensorValue][] {
  if (value === undefined || typeof value === 'string') return [];
  if (isTensor(value)) return [[path.join('.'), value]];
  return Object.entries(value).flatMap(([key, part]: [string, Value]) =>
    tensorLeaves(part, [...path, key]),
  );
}
