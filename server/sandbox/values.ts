import type { Layout, PointLayouts } from './plan.ts';
import type { Inputs, Value } from './types.ts';

/** Structures and numbers of many points, apart; points with the same structure share it. */
export interface EncodedPoints extends PointLayouts {
  readonly numbers: Float64Array;
}

export function encodePoints(
  points: readonly Inputs[],
  extra: readonly Float64Array[] = [],
): EncodedPoints {
  const layouts: Layout[] = [];
  const indexOf = new Map<string, number>();
  const blocks: Float64Array[] = [];
  const layoutOfPoint = points.map((inputs) => {
    const layout = encodeValue(inputs, blocks);
    const key = JSON.stringify(layout);
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, layouts.length);
    return layouts.push(layout) - 1;
  });
  blocks.push(...extra);
  return { layouts, layoutOfPoint, numbers: joinNumbers(blocks) };
}

function encodeValue(value: Value, blocks: Float64Array[]): Layout {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (isList(value)) {
    return { kind: 'list', entries: value.map((entry) => encodeValue(entry, blocks)) };
  }
  if (isTensor(value)) {
    const size = value.shape.reduce((product, length) => product * length, 1);
    if (value.data.length !== size) {
      throw new RangeError(
        `Shape (${value.shape.join(', ')}) needs ${size} numbers, got ${value.data.length}.`,
      );
    }
    blocks.push(value.data);
    return { kind: 'tensor', shape: value.shape };
  }
  const fields = Object.entries(value).map(
    ([name, field]) => [name, encodeValue(field, blocks)] as const,
  );
  return { kind: 'record', fields };
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isTensor(value: Exclude<Value, string>): value is Extract<Value, { data: Float64Array }> {
  return 'data' in value && value.data instanceof Float64Array;
}

export function joinNumbers(blocks: readonly Float64Array[]): Float64Array {
  const numbers = new Float64Array(blocks.reduce((count, block) => count + block.length, 0));
  let filled = 0;
  for (const block of blocks) {
    numbers.set(block, filled);
    filled += block.length;
  }
  return numbers;
}
