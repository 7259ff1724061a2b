import { z } from 'zod';

/** A wrong solution of an exercise: one misconception. */
const WrongSolution = z.object({ misconception: z.string(), source: z.string() });
export type WrongSolution = Readonly<z.infer<typeof WrongSolution>>;

/** What the diagnosis of an exercise version is made from, before any student submits. */
export const DiagnosticMaterial = z.object({
  solution: z.string(),
  wrong: z.array(WrongSolution).readonly(),
});
export type DiagnosticMaterial = Readonly<z.infer<typeof DiagnosticMaterial>>;

/**
 * What stands in the place of a wrong tensor: its shape, its norm and two projections, and those of its error, which
 * tell answers apart that are almost right. Two tensors with equal marks are equal for all that a diagnosis needs.
 */
const Mark = z.object({ form: z.string(), numbers: z.array(z.number()).readonly() });
export type Mark = Readonly<z.infer<typeof Mark>>;

/** By blamed quantity, a mark for each diagnostic case; null where the quantity is right or does not occur. */
const Signature = z.record(z.string(), z.array(Mark.nullable()).readonly());
export type Signature = Readonly<z.infer<typeof Signature>>;

/** How one misconception, or two together, show on the diagnostic cases. */
const BankEntry = z.object({
  misconceptions: z.union([z.tuple([z.string()]), z.tuple([z.string(), z.string()])]).readonly(),
  /** Whether it is a variant of the wrong solution: made in one place of several, or with another small constant. */
  isVariant: z.boolean().default(false),
  signature: Signature,
});
export type BankEntry = Readonly<z.infer<typeof BankEntry>>;

/** Rises when banks hold something new, so that what was kept of older ones is computed again. */
export const bankFormat = 2;

/** Computed once when a version is published; to diagnose is then to look up. */
export const DiagnosticBank = z.object({
  /** Secret: the diagnostic cases follow from it. */
  seed: z.string(),
  entries: z.array(BankEntry).readonly(),
});
export type DiagnosticBank = Readonly<z.infer<typeof DiagnosticBank>>;
