import type { Layout } from '../plan.ts';
import { NdArray } from './np/nd-array.ts';
import { create, defineProperty, isArray, isSame, keysOf, sliceNumbers } from './primordials.ts';

type Structure = unknown[] | { [key: string]: unknown };

/** A list or record as it was handed out, to find out afterwards whether it is still the same. */
interface Container {
  readonly input: string;
  readonly object: Structure;
  readonly keys: readonly string[];
  readonly entries: readonly unknown[];
}

/** Makes inputs from a layout and the numbers from `offset` on, afresh each time it is asked. */
export interface InputBuilder {
  readonly build: (input: string) => unknown;
  /** Adds to `mutated` the inputs whose lists or records no longer hold what was put there. */
  readonly findMutated: (mutated: string[]) => void;
}

type Fields = readonly (readonly [string, Layout])[];

export function countNumbers(layout: Layout): number {
  let count = 0;
  switch (layout.kind) {
    case 'text':
      return 0;
    case 'tensor':
      count = 1;
      for (let axis = 0; axis < layout.shape.length; axis++) count *= layout.shape[axis]!;
      return count;
    case 'list':
      for (let i = 0; i < layout.entries.length; i++) count += countNumbers(layout.entries[i]!);
      return count;
    case 'record':
      for (let i = 0; i < layout.fields.length; i++) count += countNumbers(layout.fields[i]![1]);
      return count;
  }
}

/** Makes tensors and notes the lists and records that hold them. */
export interface ValueMaker {
  readonly tensor: (shape: number[], values: Float64Array) => unknown;
  readonly noteContainer: (object: Structure, keys: string[], entries: unknown[]) => void;
}

export function buildValue(
  layout: Layout,
  numbers: Float64Array,
  offset: number,
  maker: ValueMaker,
): unknown {
  if (layout.kind === 'text') return layout.text;
  if (layout.kind === 'tensor') {
    const shape: number[] = [];
    for (let axis = 0; axis < layout.shape.length; axis++) shape[axis] = layout.shape[axis]!;
    return maker.tensor(shape, sliceNumbers(numbers, offset, offset + countNumbers(layout)));
  }
  const isList = layout.kind === 'list';
  const length = isList ? layout.entries.length : layout.fields.length;
  const object: Structure = isList ? [] : {};
  const keys: string[] = [];
  const entries: unknown[] = [];
  let from = offset;
  for (let i = 0; i < length; i++) {
    const key = isList ? `${i}` : layout.fields[i]![0];
    const inner = isList ? layout.entries[i]! : layout.fields[i]![1];
    const value = buildValue(inner, numbers, from, maker);
    from += countNumbers(inner);
    keys[i] = key;
    entries[i] = value;
    defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  }
  maker.noteContainer(object, keys, entries);
  return object;
}

export function createInputBuilder(
  fields: Fields,
  numbers: Float64Array,
  offset: number,
): InputBuilder {
  const places = create(null) as { [input: string]: { layout: Layout; offset: number } };
  let from = offset;
  for (let i = 0; i < fields.length; i++) {
    const layout = fields[i]![1];
    places[fields[i]![0]] = { layout, offset: from };
    from += countNumbers(layout);
  }
  let containers: Container[] = [];

  return {
    build: (input) => {
      const place = places[input];
      if (place === undefined) throw new Error(`There is no input ${input}.`);
      return buildValue(place.layout, numbers, place.offset, {
        tensor: makeArgument,
        noteContainer: (object, keys, entries) => {
          containers[containers.length] = { input, object, keys, entries };
        },
      });
    },
    findMutated: (mutated) => {
      for (let i = 0; i < containers.length; i++) {
        if (isChanged(containers[i]!)) addOnce(mutated, containers[i]!.input);
      }
      containers = [];
    },
  };
}

function makeArgument(shape: number[], values: Float64Array): unknown {
  return shape.length === 0 ? values[0] : new NdArray(shape, values);
}

function isChanged({ object, keys, entries }: Container): boolean {
  if (isArray(object) && object.length !== entries.length) return true;
  if (keysOf(object).length !== keys.length) return true;
  const record = object as { readonly [key: string]: unknown };
  for (let i = 0; i < keys.length; i++) {
    if (!isSame(record[keys[i]!], entries[i])) return true;
  }
  return false;
}

function addOnce(names: string[], name: string): void {
  for (let i = 0; i < names.length; i++) if (names[i] === name) return;
  names[names.length] = name;
}
