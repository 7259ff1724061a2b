import type { Signature } from './signature.ts';

/** A wrong solution of an exercise: one misconception. */
export interface WrongSolution {
  readonly misconception: string;
  readonly source: string;
}

/** What the diagnosis of an exercise version needs to know before any student submits. */
export interface DiagnosticMaterial {
  readonly solution: string;
  readonly wrong: readonly WrongSolution[];
}

/** How one misconception, or two together, show on the diagnostic cases. */
export interface BankEntry {
  readonly misconceptions: readonly [string] | readonly [string, string];
  readonly signature: Signature;
}

/** Computed once when a version is published; to diagnose is then to look up. */
export interface DiagnosticBank {
  /** Secret: the diagnostic cases follow from it. */
  readonly seed: string;
  readonly entries: readonly BankEntry[];
}
