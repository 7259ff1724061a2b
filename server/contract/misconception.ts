import { z } from 'zod';
import { Slug } from './exercise.ts';
import { Localized } from './locale.ts';

/** The steps of a hint ladder, in the order in which a student asks for them; none gives the answer. */
export const hintSteps = ['place', 'question', 'rule', 'example'] as const;
export type HintStep = (typeof hintSteps)[number];

/** A mistake that the grader knows by name. */
export const Misconception = z.strictObject({
  id: Slug.describe('The name that wrong files give in their @misconception'),
  title: Localized.describe('The mistake in a few words, kindly'),
  sameAs: Slug.optional().describe(
    'The id that stands for a class of mistakes which no test can tell apart',
  ),
  hints: z
    .strictObject({
      place: Localized.describe('Where the mistake is made'),
      question: Localized.describe('What to ask oneself'),
      rule: Localized.describe('The rule with a hole: ____'),
      example: Localized.describe('A small worked example with other numbers'),
    })
    .describe('Asked for one after the other; none gives the answer'),
});
export type Misconception = z.infer<typeof Misconception>;
