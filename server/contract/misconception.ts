import { z } from 'zod';
import { Slug } from './exercise.ts';
import { Localized } from './locale.ts';

/** The steps of a hint ladder, in the order in which a student asks for them; none gives the answer. */
export const hintSteps = ['place', 'question', 'rule', 'example'] as const;
export type HintStep = (typeof hintSteps)[number];

/** A mistake that the grader knows by name. */
export const Misconception = z.strictObject({
  id: Slug,
  title: Localized,
  /** The id that stands for a class of mistakes which no test can tell apart. */
  sameAs: Slug.optional(),
  hints: z.strictObject({
    /** Where the mistake is made. */
    place: Localized,
    /** What to ask oneself. */
    question: Localized,
    /** The rule with a hole. */
    rule: Localized,
    /** A small worked example with other numbers. */
    example: Localized,
  }),
});
export type Misconception = z.infer<typeof Misconception>;
