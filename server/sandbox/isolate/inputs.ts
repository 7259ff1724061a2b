import type { Layout } from '../plan.ts';
import { NdArray } from './np/nd-array.ts';

/** A list or record as it was handed out, to find out afterwards whether it is still the same. */
interface Container {
  readonly input: string;
  readonly object: { [key: string]: unknown } | unknown[];
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
  switch (layout.kind) {
    case 'tensor':
      return layout.shape.reduce((size, length) => size * length, 1);
    case 'text':
      return 0;
    case 'list':
      return layout.entries.reduce((count, entry) => count + countNumbers(entry), 0);
    case 'record':
      return layout.fields.reduce((count, [, field]) => count + countNumbers(field), 0);
  }
}

/** Numbers are handed to `make` as a fresh copy with their shape. */
export function buildValue(
  layout: Layout,
  numbers: Float64Array,
  offset: number,
  make: (shape: readonly number[], values: Float64Array) => unknown,
  seen: (object: Container['object'], keys: string[], entries: unknown[]) => void,
): unknown {
  if (layout.kind === 'text') return layout.text;
  if (layout.kind === 'tensor') {
    return make(layout.shape, numbers.slice(offset, offset + countNumbers(layout)));
  }
  const list = layout.kind === 'list';
  const object: Container['object'] = list ? [] : {};
  const fields: Fields = list
    ? layout.entries.map((entry, index) => [String(index), entry] as const)
    : layout.fields;
  const keys: string[] = [];
  const entries: unknown[] = [];
  let from = offset;
  for (let i = 0; i < fields.length; i++) {
    const [key, field] = fields[i]!;
    const entry = buildValue(field, numbers, from, make, seen);
    from += countNumbers(field);
    keys[i] = key;
    entries[i] = entry;
    (object as { [key: string]: unknown })[key] = entry;
  }
  seen(object, keys, entries);
  return object;
}

export function makeArgument(shape: readonly number[], values: Float64Array): unknown {
  return shape.length === 0 ? values[0] : new NdArray([...shape], values);
}

export function createInputBuilder(
  fields: Fields,
  numbers: Float64Array,
  offset: number,
): InputBuilder {
  const places = new Map<string, { readonly layout: Layout; readonly offset: number }>();
  let from = offset;
  for (const [name, layout] of fields) {
    places.set(name, { layout, offset: from });
    from += countNumbers(layout);
  }
  let containers: Container[] = [];

  return {
    build: (input) => {
      const place = places.get(input);
      if (place === undefined) throw new Error(`There is no input ${input}.`);
      return buildValue(
        place.layout,
        numbers,
        place.offset,
        makeArgument,
        (object, keys, entries) => {
          containers.push({ input, object, keys, entries });
        },
      );
    },
    findMutated: (mutated) => {
      for (const container of containers) {
        if (!mutated.includes(container.input) && isChanged(container)) {
          mutated.push(container.input);
        }
      }
      containers = [];
    },
  };
}

const { keys: keysOf } = Object;

function isChanged({ object, keys, entries }: Container): boolean {
  if (Array.isArray(object) && object.length !== entries.length) return true;
  if (keysOf(object).length !== keys.length) return true;
  const record = object as { readonly [key: string]: unknown };
  return keys.some((key, index) => !Object.is(record[key], entries[index]));
}
