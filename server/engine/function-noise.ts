/** How many evenly spaced values `noiseOf` wants. */
export const noiseSamples = 9;

/**
 * The standard deviation of the rounding noise in values of a smooth function at evenly spaced,
 * very close points, or 0 when the values do not show it. The k-th differences of a smooth function
 * vanish as k grows; those of independent noise of variance σ² have variance σ² (2k)!/(k!)².
 * The first order k from which three estimates agree within a factor of 4, with differences of both
 * signs, is believed. Moré and Wild, "Estimating computational noise", 2011.
 */
export function noiseOf(values: readonly number[]): number {
  const estimates: number[] = [];
  const alternates: boolean[] = [];
  let differences = values;
  let gamma = 1;
  for (let order = 1; order < values.length; order++) {
    differences = differencesOf(differences);
    gamma *= order / (2 * (2 * order - 1));
    estimates.push(Math.sqrt(gamma * meanSquare(differences)));
    alternates.push(Math.min(...differences) < 0 && Math.max(...differences) > 0);
  }
  for (const [index, estimate] of estimates.entries()) {
    const three = estimates.slice(index, index + 3);
    const agree = three.length === 3 && Math.max(...three) <= 4 * Math.min(...three);
    if (agree && alternates[index] === true) return estimate;
  }
  return 0;
}

function differencesOf(values: readonly number[]): readonly number[] {
  return values.slice(1).map((value, index) => value - values[index]!);
}

function meanSquare(values: readonly number[]): number {
  return values.reduce((total, value) => total + value * value, 0) / values.length;
}
