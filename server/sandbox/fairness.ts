/** A busy machine is nobody's fault: time counts against a program only if it had a fair share of the processor. */

/** Said of what got too little processor to be judged. */
export const STARVED = 'starved';

/** Wall times of a second attempt after a starved one, as a multiple of the usual; processor time stays as it was. */
export const STRETCH = 10;

const FAIR_SHARE = 0.5;

/** True if a time limit was reached mostly by waiting. `limitMs` is what the program was promised. */
export function isStarved(cpuMs: number, wallMs: number, limitMs: number): boolean {
  return cpuMs < FAIR_SHARE * Math.min(wallMs, limitMs);
}
