import { coordinateLine, directionLine, randomDirection, type Line } from './lines.ts';
import {
  measure,
  unmeasured,
  type BatchFunction,
  type MeasureOptions,
  type Survey,
} from './measure.ts';
import { interpret, rootMeanSquare } from './numerical-gradient.ts';
import type { Tensors } from './transforms.ts';
import { judge, type Judgement } from './verdict.ts';

/** What a claimed gradient says of the derivative along one line. */
export interface Claim<Name extends string> {
  readonly name: Name;
  /** The entry's place in row-major order; null for a random direction. */
  readonly index: number | null;
  readonly line: Line<Name>;
  readonly claimed: number;
  /** The size of derivative that matters: the root mean square of the claimed gradient. */
  readonly magnitude: number;
}

/** The derivative along a random direction of one input is ⟨gradient, direction⟩. */
export function directionClaim<Name extends string>(
  inputs: Tensors<Name>,
  name: Name,
  gradient: Float64Array,
  random: () => number,
): Claim<Name> {
  const direction = randomDirection(gradient.length, random);
  const claimed = gradient.reduce((total, entry, index) => total + entry * direction[index]!, 0);
  const line = directionLine(inputs, name, direction);
  return { name, index: null, line, claimed, magnitude: magnitudeOf(gradient) };
}

/** Every entry, or `most` of them chosen at random. */
export function entryClaims<Name extends string>(
  inputs: Tensors<Name>,
  name: Name,
  gradient: Float64Array,
  most: number,
  random: () => number,
): Claim<Name>[] {
  const magnitude = magnitudeOf(gradient);
  return sample(gradient.length, most, random).map((index) => ({
    name,
    index,
    line: coordinateLine(inputs, name, index),
    claimed: gradient[index]!,
    magnitude,
  }));
}

/** What came of a claim. */
export interface JudgedClaim extends Judgement {
  readonly name: string;
  readonly index: number | null;
}

/** Measures what is claimed and judges it. */
export async function judgeClaims<Name extends string>(
  f: BatchFunction<Name>,
  claims: readonly Claim<Name>[],
  known: Survey,
  options: MeasureOptions,
): Promise<JudgedClaim[]> {
  const lines = claims.map(({ line }) => line);
  const magnitudes = claims.map(({ magnitude }) => magnitude);
  const measured =
    known.obstacle === null ? await measure(f, lines, known, magnitudes, options) : [];
  return claims.map(({ name, index, claimed, magnitude }, order) => {
    const derivative = interpret(
      measured[order] ?? unmeasured,
      known,
      magnitude,
      options.tolerance,
    );
    return { name, index, ...judge(claimed, derivative, magnitude, options.tolerance) };
  });
}

function magnitudeOf(gradient: Float64Array): number {
  return rootMeanSquare([...gradient].filter(Number.isFinite));
}

/** Indices below `size` in ascending order: all, or `most` of them by a partial Fisher and Yates shuffle. */
function sample(size: number, most: number, random: () => number): readonly number[] {
  const indices = Array.from({ length: size }, (_none, index) => index);
  if (size <= most) return indices;
  for (let place = 0; place < most; place++) {
    const other = place + Math.floor(random() * (size - place));
    [indices[place], indices[other]] = [indices[other]!, indices[place]!];
  }
  return indices.slice(0, most).sort((one, other) => one - other);
}
