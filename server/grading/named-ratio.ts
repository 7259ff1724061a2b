import type { Symbols } from './expression.ts';

/** How close a ratio must come to a name's value. */
const closeness = 1e-6;

/**
 * What a constant ratio equals in every case at once: −1, n, 1/n, n/n0, n², … Only a name that fits every case is
 * one: with n = 5 in one case, "5" and "n" cannot be told apart. Simplest first; null for none.
 */
export function nameRatio(
  cases: readonly { readonly ratio: number; readonly sizes: Symbols }[],
): string | null {
  const [first, ...others] = cases.map(({ ratio, sizes }) => matchingNames(ratio, sizes));
  return first?.find((name) => others.every((names) => names.includes(name))) ?? null;
}

function matchingNames(ratio: number, sizes: Symbols): string[] {
  return candidates(sizes)
    .filter(({ value }) => Math.abs(ratio - value) <= closeness * Math.abs(value))
    .map(({ name }) => name);
}

interface Candidate {
  readonly name: string;
  readonly value: number;
}

/** A size may be 1, in a case with one example; what comes to 1 or to no number there is no name. */
function candidates(sizes: Symbols): Candidate[] {
  const powers = [...sizes].flatMap(([name, size]) => [
    { name, value: size },
    { name: `1/${name}`, value: 1 / size },
    { name: `${name}²`, value: size ** 2 },
    { name: `1/${name}²`, value: size ** -2 },
    { name: `${name}/2`, value: size / 2 },
    { name: `2/${name}`, value: 2 / size },
    { name: `${name}/(${name}−1)`, value: size / (size - 1) },
  ]);
  const quotients = [...sizes].flatMap(([over, numerator]) =>
    [...sizes].flatMap(([under, denominator]) =>
      over === under ? [] : [{ name: `${over}/${under}`, value: numerator / denominator }],
    ),
  );
  const positive = [...powers, ...quotients];
  const negative = positive.map(({ name, value }) => ({ name: `−${name}`, value: -value }));
  return [{ name: '−1', value: -1 }, ...positive, ...negative].filter(
    ({ value }) => value !== 1 && Number.isFinite(value),
  );
}
