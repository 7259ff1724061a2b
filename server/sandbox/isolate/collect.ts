import { OUTPUT_CODES, type PlannedReturn } from '../plan.ts';
import type { NumberWriter } from './number-writer.ts';
import { NdArray } from './np/nd-array.ts';
import { isList, readNested } from './np/nested.ts';
import { NativePromise, sliceText, tagOf } from './primordials.ts';

/** Strings that the numbers of an answer point at. */
export interface Collector {
  readonly collect: (result: unknown, wanted: PlannedReturn) => void;
  /** An output of a function that is not called. */
  readonly skip: () => void;
  readonly texts: readonly string[];
}

const MAX_NDIM = 4;

/** Reads each requested output once and writes down what stood there; comparing is for others. */
export function createCollector(out: NumberWriter): Collector {
  const texts: string[] = [];

  const writeFound = (code: number, found: string): void => {
    out.push(code);
    out.push(texts.length);
    texts[texts.length] = found;
  };
  const writeWrongType = (found: string): void => writeFound(OUTPUT_CODES.wrong_type, found);

  const writeShape = (shape: readonly number[]): void => {
    const ndim = shape.length < MAX_NDIM ? shape.length : MAX_NDIM;
    out.push(ndim);
    for (let axis = 0; axis < ndim; axis++) out.push(shape[axis]!);
  };

  const writeValue = (value: unknown, limit: number): void => {
    const reading = readNested(value, limit);
    switch (reading.state) {
      case 'numbers':
        if (reading.shape.length > MAX_NDIM) return writeWrongType('array of more than 4 axes');
        out.push(OUTPUT_CODES.tensor);
        writeShape(reading.shape);
        return out.pushAll(reading.values);
      case 'too_large':
        out.push(OUTPUT_CODES.too_large);
        return writeShape(reading.shape);
      case 'ragged':
        return writeWrongType('ragged array');
      case 'too_deep':
        return writeWrongType('array of more than 4 axes');
      case 'not_a_number':
        return writeWrongType(
          reading.at.length === 0 ? nameType(value) : `array of ${nameType(reading.found)}`,
        );
    }
  };

  return {
    texts,
    collect: (result, wanted) => {
      if (!isRecord(result)) return writeFound(OUTPUT_CODES.no_record, nameType(result));
      const found = lookUp(result, wanted.path);
      if (found === undefined) return out.push(OUTPUT_CODES.missing);
      return writeValue(found.value, wanted.limit);
    },
    skip: () => out.push(OUTPUT_CODES.not_reached),
  };
}

/** Follows a path; undefined where a step on the way is not there. */
function lookUp(
  root: object,
  path: PlannedReturn['path'],
): { readonly value: unknown } | undefined {
  let value: unknown = root;
  for (let step = 0; step < path.length; step++) {
    if (!isObject(value) || NdArray.is(value) || !((path[step] ?? '') in value)) return undefined;
    value = (value as { readonly [key: string | number]: unknown })[path[step]!];
  }
  return { value };
}

/** Whether a function returned named results, of whatever sort. */
export function isRecord(result: unknown): result is object {
  return (
    isObject(result) && !(result instanceof NativePromise) && !NdArray.is(result) && !isList(result)
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A short word for what was found where numbers were expected. */
export function nameType(value: unknown): string {
  if (value === null) return 'null';
  if (NdArray.is(value)) return 'np array';
  if (isList(value)) return 'array';
  if (value instanceof NativePromise) return 'Promise';
  if (typeof value !== 'object') return typeof value;
  const tag = sliceText(tagOf(value), 8, -1);
  return tag === 'Object' ? 'object' : tag;
}
