import type { CaseSpec, ExerciseDefinition, LeafSpec, TensorSpec } from '#contract/exercise.ts';
import type { Inputs, TensorValue, Value } from '../sandbox/types.ts';
import { evaluateExpression, type Symbols } from './expression.ts';
import { randomFrom, type Random } from './random.ts';
import { deal, drawSizes, listIndices, listRange, type DrawKey } from './sizes.ts';

/** One draw of inputs, before the model has run: inputs that are the model's own values are still missing. */
export interface Drawn {
  readonly sizes: Symbols;
  readonly inputs: Inputs;
}

/** Draws sizes and inputs of one case. The same key gives the same numbers on every machine. */
export function drawCase(definition: ExerciseDefinition, spec: CaseSpec, key: DrawKey): Drawn {
  const sizes = drawSizes(definition, spec, key);
  const inputs: Record<string, Value> = {};
  for (const [name, input] of Object.entries(definition.inputs)) {
    const given = spec.set[name];
    if (given !== undefined) {
      inputs[name] = typeof given === 'string' ? given : tensorOf(given, name);
      continue;
    }
    if ('model' in input) continue;
    const whole = { place: name, turn: 0, key, factors: spec.scale };
    if (!('list' in input)) {
      inputs[name] = drawLeaf(input, { ...whole, symbols: sizes });
      continue;
    }
    const { variable } = listRange(input.list);
    inputs[name] = listIndices(input.list, sizes).map((index, turn) => {
      const symbols = new Map(sizes).set(variable, index);
      const entry = { ...whole, symbols, place: `${name}[${index}]`, turn };
      if ('each' in input) return drawLeaf(input.each, entry);
      return mapValues(input.of, (leaf, field) =>
        drawLeaf(leaf, { ...entry, place: `${entry.place}.${field}` }),
      );
    });
  }
  return { sizes, inputs };
}

interface LeafDraw {
  readonly symbols: Symbols;
  /** Which input it is; every input has its own stream, so that adding one moves no other. */
  readonly place: string;
  /** Position in a list: its entries are dealt options one after the other. */
  readonly turn: number;
  readonly key: DrawKey;
  /** By input, or by place in a list: `parameters[1].W`. */
  readonly factors: CaseSpec['scale'];
}

function drawLeaf(leaf: LeafSpec, { symbols, place, turn, key, factors }: LeafDraw): Value {
  if ('oneOf' in leaf) {
    return deal(leaf.oneOf, inputOf(place), { ...key, index: key.index + turn });
  }
  if ('number' in leaf) {
    return { shape: [], data: Float64Array.of(evaluateExpression(leaf.number, symbols)) };
  }
  if ('model' in leaf) {
    throw new Error(`${place}: a value of the model cannot stand in a list`);
  }
  const shape = leaf.shape.map((size) => evaluateExpression(size, symbols));
  if (!shape.every((size) => Number.isInteger(size) && size > 0)) {
    throw new Error(`${place}: [${leaf.shape.join(', ')}] gives the shape (${shape.join(', ')})`);
  }
  const random = randomFrom(key.seed, key.caseId, key.redraw, place);
  const factor = factors[place] ?? factors[inputOf(place)] ?? 1;
  const scale = factor * evaluateExpression(leaf.scale ?? 1, symbols);
  const data = numberDraws[leaf.draw](
    shape.reduce((product, size) => product * size, 1),
    random,
    leaf,
  );
  return { shape, data: scale === 1 ? data : data.map((number) => number * scale) };
}

function inputOf(place: string): string {
  return place.replace(/\[.*/, '');
}

const numberDraws: Readonly<
  Record<TensorSpec['draw'], (length: number, random: Random, spec: TensorSpec) => Float64Array>
> = {
  normal: (length, random) => Float64Array.from({ length }, () => random.normal()),
  uniform: (length, random, { range: [low, high] = [-1, 1] }) =>
    Float64Array.from({ length }, () => low + (high - low) * random.uniform()),
  labels: (length, random) => drawLabels(length, random),
};

/** Zeros and ones, both present as soon as there are two: one class alone hides sign mistakes. */
function drawLabels(length: number, random: Random): Float64Array {
  for (;;) {
    const labels = Float64Array.from({ length }, () => random.integer(0, 1));
    if (length < 2 || (labels.includes(0) && labels.includes(1))) return labels;
  }
}

/** A tensor written in exercise.yaml as a number or as nested lists. */
function tensorOf(written: unknown, place: string): TensorValue {
  const shape: number[] = [];
  for (let level = written; Array.isArray(level); level = level[0]) shape.push(level.length);
  const numbers = readNested(written, shape);
  if (!numbers) throw new Error(`${place}: ${JSON.stringify(written)} is no tensor of numbers`);
  return { shape, data: Float64Array.from(numbers) };
}

/** The numbers in row-major order; null where a list is not as long or as deep as the shape says. */
function readNested(part: unknown, [length, ...rest]: readonly number[]): number[] | null {
  if (length === undefined) return typeof part === 'number' ? [part] : null;
  if (!Array.isArray(part) || part.length !== length) return null;
  const rows = part.map((row: unknown) => readNested(row, rest));
  return rows.includes(null) ? null : rows.flatMap((row) => row ?? []);
}

function mapValues<T, U>(
  record: Readonly<Record<string, T>>,
  map: (value: T, key: string) => U,
): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
