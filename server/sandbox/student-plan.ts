import { OUTPUT_CODES, type PlannedCall, type StudentPlan } from './plan.ts';
import { cleanText } from './hostile-text.ts';
import type { Call, Output, PointResult, Run } from './types.ts';
import { encodePoints, joinNumbers } from './values.ts';

const OUTPUT_LIMIT = 4 * 2 ** 20;
const SPARE_NUMBERS = 10_000;
const MAX_NDIM = 4;

/** Writes the runs of one crossing as the isolate reads them. */
export function encodeRuns(runs: readonly Run[]): {
  readonly plan: string;
  readonly numbers: Float64Array;
} {
  const plans: StudentPlan[] = [];
  const blocks: Float64Array[] = [];
  for (const { points, calls, repetitions } of runs) {
    const { numbers, ...layouts } = encodePoints(points);
    blocks.push(numbers);
    plans.push({
      ...layouts,
      calls: calls.map(encodeCall),
      repetitions,
      outputLimit: OUTPUT_LIMIT,
    });
  }
  return { plan: JSON.stringify(plans), numbers: joinNumbers(blocks) };
}

function encodeCall(call: Call): PlannedCall {
  return {
    function: call.function,
    arguments: Object.entries(call.arguments).map(([name, argument]) =>
      'input' in argument
        ? { name, from: 'input', key: argument.input }
        : { name, from: 'opaque', key: argument.opaque },
    ),
    returns: call.returns.map(({ path, shape }) => ({
      path,
      limit: 4 * shape.reduce((size, length) => size * length, 1) + SPARE_NUMBERS,
    })),
    opaque: call.opaque,
  };
}

export class MalformedAnswer extends Error {}

/** Reads the flat answer of a run, number by number, believing nothing that it claims about itself. */
export function decodePoints(run: Run, numbers: Float64Array, texts: unknown): PointResult[] {
  let position = 0;
  const next = (): number => {
    if (position >= numbers.length) throw new MalformedAnswer('The answer ends too early.');
    return numbers[position++]!;
  };
  const nextCount = (limit: number): number => {
    const count = next();
    if (!Number.isInteger(count) || count < 0 || count > limit) {
      throw new MalformedAnswer(`The answer holds ${count} where a count up to ${limit} stands.`);
    }
    return count;
  };
  const nextShape = (): number[] =>
    Array.from({ length: nextCount(MAX_NDIM) }, () => nextCount(Number.MAX_SAFE_INTEGER));
  const nextText = (): string => {
    const found: unknown = Array.isArray(texts) ? texts[nextCount(texts.length - 1)] : undefined;
    return cleanText(found, 60);
  };

  const nextOutput = (): Output => {
    const code = next();
    switch (code) {
      case OUTPUT_CODES.tensor: {
        const shape = nextShape();
        const size = shape.reduce((product, length) => product * length, 1);
        if (size > numbers.length - position) throw new MalformedAnswer('A tensor ends too early.');
        position += size;
        return { state: 'tensor', shape, data: numbers.slice(position - size, position) };
      }
      case OUTPUT_CODES.missing:
        return { state: 'missing' };
      case OUTPUT_CODES.not_reached:
        return { state: 'not_reached' };
      case OUTPUT_CODES.wrong_type:
        return { state: 'wrong_type', found: nextText() };
      case OUTPUT_CODES.no_record:
        return { state: 'no_record', found: nextText() };
      case OUTPUT_CODES.too_large:
        return { state: 'too_large', shape: nextShape() };
      default:
        throw new MalformedAnswer(`The answer holds ${code} where an output begins.`);
    }
  };

  const names = run.calls.flatMap((call) => call.returns.map(({ name }) => name));
  const points = run.points.map((inputs) => {
    const repetitions = Array.from({ length: run.repetitions }, () =>
      Object.fromEntries(names.map((name) => [name, nextOutput()])),
    );
    const inputNames = Object.keys(inputs);
    const mutated = Array.from(
      { length: nextCount(inputNames.length) },
      () => inputNames[nextCount(inputNames.length - 1)]!,
    );
    return { repetitions, mutated };
  });
  if (position !== numbers.length) throw new MalformedAnswer('The answer goes on after its end.');
  return points;
}
