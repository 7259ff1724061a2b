import { differentiate, type Measurement } from './differentiate.ts';
import { noiseOf, noiseSamples } from './function-noise.ts';
import { displaced, type Line } from './lines.ts';
import type { Tensors } from './transforms.ts';

/**
 * A function that is asked for many points at once, because it may live in another process.
 * It answers with one number per point, in the same order.
 */
export type BatchFunction<Name extends string> = (
  points: readonly Tensors<Name>[],
) => readonly number[] | Promise<readonly number[]>;

export interface MeasureOptions {
  /** The relative error to aim for; 1e-6 by default, and the first try is mostly far better. */
  readonly tolerance?: number;
  /** About how many numbers that are not the inputs' own go into one call of f; 2²⁰ by default. */
  readonly numbersPerCall?: number;
}

/** What is known of a function before any derivative is taken. */
export interface Survey {
  readonly base: number;
  readonly noise: number;
  /** Why no derivative can be measured. */
  readonly obstacle: 'non_finite' | 'non_deterministic' | null;
}

export const defaultTolerance = 1e-6;
export const unmeasured: Measurement = { value: Number.NaN, bar: Infinity, kink: null };

const hair = 1e-10;

/** Asks for the value twice, and for its noise on a line that moves the named inputs by hairs. */
export async function survey<Name extends string>(
  f: BatchFunction<Name>,
  inputs: Tensors<Name>,
  names: readonly Name[],
): Promise<Survey> {
  const nearby = Array.from({ length: noiseSamples }, (_none, index) => {
    const point: Record<Name, Tensors[string]> = { ...inputs };
    for (const name of names)
      point[name] = displaced(
        inputs[name],
        unevenDirection(inputs[name].data.length),
        index * hair,
      );
    return point;
  });
  const [base = Number.NaN, again, ...values] = await ask(f, [inputs, inputs, ...nearby]);
  if (!Number.isFinite(base)) return { base, noise: 0, obstacle: 'non_finite' };
  if (base !== again) return { base, noise: 0, obstacle: 'non_deterministic' };
  return { base, noise: values.every(Number.isFinite) ? noiseOf(values) : 0, obstacle: null };
}

/**
 * Measures the derivatives along lines, all of them a round at a time, so that f is called a few
 * times in all. `magnitudes` holds for each line the size of derivative that matters there.
 */
export async function measure<Name extends string>(
  f: BatchFunction<Name>,
  lines: readonly Line<Name>[],
  { base, noise }: Survey,
  magnitudes: readonly number[],
  { tolerance = defaultTolerance, numbersPerCall = 2 ** 20 }: MeasureOptions,
): Promise<Measurement[]> {
  const found = Array.from(lines, () => unmeasured);
  const searches = lines.map(({ origin }, index) =>
    differentiate({ origin, base, noise, tolerance, magnitude: magnitudes[index] ?? 0 }),
  );
  const waiting: Question[] = [];
  const resume = (index: number, values: readonly number[]) => {
    const step = searches[index]!.next(values);
    if (step.done === true) found[index] = step.value;
    else waiting.push({ index, offsets: step.value });
  };
  for (const index of lines.keys()) resume(index, []);
  while (waiting.length > 0) {
    const asked = waiting.splice(0, countWithin(numbersPerCall, waiting, lines));
    const points = asked.flatMap(({ index, offsets }) => offsets.map(lines[index]!.at));
    const values = await ask(f, points);
    let start = 0;
    for (const { index, offsets } of asked) {
      resume(index, values.slice(start, start + offsets.length));
      start += offsets.length;
    }
  }
  return found;
}

/** The offsets at which one search waits for values. */
interface Question {
  readonly index: number;
  readonly offsets: readonly number[];
}

/** How many of the questions go into one call; at least one. */
function countWithin(
  numbers: number,
  questions: readonly Question[],
  lines: readonly { readonly size: number }[],
): number {
  let total = 0;
  const tooMuch = questions.findIndex(({ index, offsets }) => {
    total += offsets.length * lines[index]!.size;
    return total > numbers;
  });
  return tooMuch === -1 ? questions.length : Math.max(1, tooMuch);
}

async function ask<Name extends string>(
  f: BatchFunction<Name>,
  points: readonly Tensors<Name>[],
): Promise<readonly number[]> {
  const values = await f(points);
  if (values.length === points.length) return values;
  throw new RangeError(
    `the function was asked for ${points.length} values and gave ${values.length}; ` +
      'it must return one number per point, in the same order',
  );
}

/** Entries of both signs and unlike sizes, so that no structure of the function lines up with them. */
function unevenDirection(size: number): Float64Array {
  return Float64Array.from({ length: size }, (_none, index) => Math.cos(index + 1));
}
