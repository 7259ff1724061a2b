import type { CaseSpec, ExerciseDefinition } from '#contract/exercise.ts';
import { evaluateExpression, type Symbols } from './expression.ts';
import { randomFrom, type Random } from './random.ts';

const maxTries = 2000;

/** Which draw this is: the numbers of a case follow from these and from nothing else. */
export interface DrawKey {
  readonly seed: string;
  readonly caseId: string;
  /** The case's place among all cases; choices are dealt by it. */
  readonly index: number;
  /** Rises when a draw is thrown away. */
  readonly redraw: number;
}

/**
 * Draws the sizes of one case. Sizes from ranges are pairwise distinct and none is a power of two times another:
 * equal sizes would hide transposes and wrong means.
 */
export function drawSizes(
  definition: ExerciseDefinition,
  { sizes }: Pick<CaseSpec, 'sizes'>,
  key: DrawKey,
): Symbols {
  const symbols = new Map<string, number>(Object.entries(sizes));
  const ranges = new Map<string, readonly [number, number]>();
  const place = (name: string, spec: number | readonly [number, number]) => {
    if (symbols.has(name)) return;
    if (typeof spec === 'number') symbols.set(name, spec);
    else ranges.set(name, spec);
  };
  for (const [written, spec] of Object.entries(definition.symbols)) {
    const name = resolveName(written, symbols);
    if (typeof spec === 'number' || Array.isArray(spec)) place(name, spec);
    else if ('deal' in spec) place(name, deal(spec.deal, name, key));
    else for (const entry of listIndices(spec.list, symbols)) place(`${name}[${entry}]`, spec.of);
  }
  const random = randomFrom(key.seed, key.caseId, key.redraw, 'sizes');
  for (const [name, size] of drawDistinct(ranges, random)) symbols.set(name, size);
  return symbols;
}

/** Hands out the options in turn over the cases, from a starting point that the seed decides. */
export function deal<T>(options: readonly T[], name: string, key: DrawKey): T {
  const start = randomFrom(key.seed, 'deal', name).integer(0, options.length - 1);
  const dealt = options[(start + key.index) % options.length];
  if (dealt === undefined) throw new Error(`${name}: there is nothing to deal`);
  return dealt;
}

/** The indices of `{ l: 1..L }`, in rising order. */
export function listIndices(list: Readonly<Record<string, string>>, symbols: Symbols): number[] {
  const [low = '', high = ''] = listRange(list).range.split('..');
  const first = evaluateExpression(low, symbols);
  const last = evaluateExpression(high, symbols);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
}

/** The one variable of a list and its range. */
export function listRange(list: Readonly<Record<string, string>>): {
  variable: string;
  range: string;
} {
  const [entry, ...others] = Object.entries(list);
  if (!entry || others.length > 0) {
    throw new Error(`a list has one variable, like { l: 1..L }, not ${JSON.stringify(list)}`);
  }
  return { variable: entry[0], range: entry[1] };
}

function resolveName(written: string, symbols: Symbols): string {
  const subscript = /^(\w+)\[([^\]]+)\]$/.exec(written);
  if (!subscript) return written;
  return `${subscript[1]}[${evaluateExpression(subscript[2] ?? '', symbols)}]`;
}

function drawDistinct(
  ranges: ReadonlyMap<string, readonly [number, number]>,
  random: Random,
): ReadonlyMap<string, number> {
  for (let attempt = 0; attempt < maxTries; attempt += 1) {
    const drawn = new Map<string, number>();
    for (const [name, [low, high]] of ranges) drawn.set(name, random.integer(low, high));
    if (areDistinguishable([...drawn.values()])) return drawn;
  }
  const text = [...ranges].map(([name, [low, high]]) => `${name}: ${low} to ${high}`).join(', ');
  throw new Error(`no sizes in ${text} are distinct and no power of two apart; widen a range`);
}

/** Whether no size equals another or a power of two times another. */
export function areDistinguishable(sizes: readonly number[]): boolean {
  return sizes.every((size, at) =>
    sizes.slice(at + 1).every((other) => {
      const octaves = Math.log2(size / other);
      return octaves !== Math.round(octaves);
    }),
  );
}
