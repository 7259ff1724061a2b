import { createHash } from 'node:crypto';

/** A stream of pseudo-random numbers that depends on nothing but its seed. */
export interface Random {
  /** Uniform in [0, 1), 32 bits of it. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** A whole number from `low` to `high`, both included. */
  readonly integer: (low: number, high: number) => number;
}

/** The stream that belongs to these words; other words give an unrelated one. */
export function randomFrom(...words: readonly (string | number)[]): Random {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest();
  const uniform = smallFastCounter(
    digest.readUInt32LE(0),
    digest.readUInt32LE(4),
    digest.readUInt32LE(8),
  );
  const integer = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));
  return { uniform, normal: polarNormal(uniform), integer };
}

/** sfc32 of PractRand (Chris Doty-Humphrey): 128 bits of state, passes its own test suite. */
function smallFastCounter(seedA: number, seedB: number, seedC: number): () => number {
  let a = seedA | 0;
  let b = seedB | 0;
  let c = seedC | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return next;
}

/** Marsaglia's polar method; the second number of each pair is dropped, so that the stream has no hidden state. */
function polarNormal(uniform: () => number): () => number {
  return () => {
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
    }
  };
}
