import type { Measurement } from './differentiate.ts';
import { coordinateLine } from './lines.ts';
import {
  defaultTolerance,
  measure,
  survey,
  unmeasured,
  type BatchFunction,
  type MeasureOptions,
  type Survey,
} from './measure.ts';
import type { Tensors } from './transforms.ts';

/** A derivative by finite differences: a value and its error bar, and whether it can be relied on. */
export type NumericalDerivative =
  | { readonly state: 'smooth'; readonly value: number; readonly bar: number }
  | {
      readonly state: 'kink';
      /** The mean of the one-sided slopes. */
      readonly value: number;
      readonly bar: number;
      readonly slopes: readonly [low: number, high: number];
    }
  | {
      readonly state: 'undecided';
      readonly value: number;
      readonly bar: number;
      readonly reason: 'non_finite' | 'non_deterministic' | 'imprecise';
    };

/** How a gradient is measured. */
export interface NumericalGradientOptions<Name extends string> extends MeasureOptions {
  /** The inputs to differentiate with respect to; all of them by default. */
  readonly wrt?: readonly Name[];
}

/**
 * The gradient of a black box by Romberg's extrapolation of central differences: for each input a
 * list of derivatives in row-major order. Eight evaluations per entry are the rule, more where
 * the function is kinked, steep or noisy. Errors stay near 1e-13 for a smooth loss, and `bar` says so.
 * Step sizes start at 1/16 of max(1, |x|): only what oscillates many times within that can deceive them all.
 * Romberg, 1955, for the extrapolation; Moré and Wild, 2011, for the noise of f.
 */
export async function numericalGradient<Name extends string>(
  f: BatchFunction<Name>,
  inputs: Tensors<Name>,
  options: NumericalGradientOptions<Name> = {},
): Promise<Readonly<Record<Name, readonly NumericalDerivative[]>>> {
  // Safe: without `wrt` the names are the inputs' own.
  const names = options.wrt ?? (Object.keys(inputs) as Name[]);
  const known = await survey(f, inputs, names);
  const lines = names.flatMap((name) =>
    Array.from(inputs[name].data.keys(), (index) => coordinateLine(inputs, name, index)),
  );
  const measured =
    known.obstacle === null
      ? await measure(f, lines, known, [], options)
      : lines.map(() => unmeasured);
  let start = 0;
  const byName = names.map((name) => {
    const own = measured.slice(start, (start += inputs[name].data.length));
    const magnitude = rootMeanSquare(own.map(({ value }) => value).filter(Number.isFinite));
    return [name, own.map((one) => interpret(one, known, magnitude, options.tolerance))] as const;
  });
  // Safe: one entry per name.
  return Object.fromEntries(byName) as Record<Name, NumericalDerivative[]>;
}

/** Gives a measurement its state; `magnitude` is the size of derivative that matters. */
export function interpret(
  { value, bar, kink }: Measurement,
  { obstacle }: Survey,
  magnitude: number,
  tolerance = defaultTolerance,
): NumericalDerivative {
  if (kink !== null) return { state: 'kink', value, bar, slopes: kink.slopes };
  if (obstacle !== null) return { state: 'undecided', value, bar, reason: obstacle };
  if (Number.isNaN(value)) return { state: 'undecided', value, bar, reason: 'non_finite' };
  const isExactZero = value === 0 && bar < 1e-9;
  if (isExactZero || bar <= tolerance * Math.max(magnitude, Math.abs(value)))
    return { state: 'smooth', value, bar };
  return { state: 'undecided', value, bar, reason: 'imprecise' };
}

export function rootMeanSquare(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return Math.sqrt(values.reduce((total, value) => total + value * value, 0) / values.length);
}
