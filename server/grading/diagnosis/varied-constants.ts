import { editsOf, splitLines } from './edits.ts';

const exponents = [4, 5, 6, 7, 8, 9, 10, 12, 15, 16];
const smallConstant = /\b1e-\d+\b/g;

/**
 * The same mistake with other small constants: who adds 1e-8 inside a logarithm might as well add 1e-5. None where no
 * change brings such a constant in.
 */
export function variedConstants(wrong: string, solution: string): string[] {
  const changed = editsOf(splitLines(solution), splitLines(wrong)).flatMap(({ parts }) => parts);
  const written = new Set(changed.join('').match(smallConstant));
  const [constant] = written;
  if (constant === undefined || written.size > 1) return [];
  return exponents
    .map((exponent) => `1e-${exponent}`)
    .filter((other) => other !== constant)
    .map((other) => wrong.replaceAll(constant, other));
}
