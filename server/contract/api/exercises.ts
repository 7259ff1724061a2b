import { z } from 'zod';
import { Localized } from '../locale.ts';
import { Verdict } from '../verdict.ts';
import { CourseParams } from './courses.ts';
import { route } from './route.ts';

export const ExerciseParams = CourseParams.extend({ exerciseId: z.string().min(1).max(80) });

const Score = z.number().nonnegative();

const Attempts = z.object({
  used: z.int().nonnegative(),
  /** null: as many as one likes. */
  limit: z.int().positive().nullable(),
});

export const exerciseStates = ['new', 'draft', 'attempted', 'passed'] as const;

export const ExerciseSummary = z
  .object({
    id: z.string(),
    title: Localized,
    summary: Localized,
    lecture: z.string().nullable(),
    state: z.enum(exerciseStates),
    bestScore: Score.nullable(),
    maxScore: z.number().positive(),
    attempts: Attempts,
    lastSubmittedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ExerciseSummary' });
export type ExerciseSummary = z.infer<typeof ExerciseSummary>;

export const listExercises = route({
  method: 'GET',
  path: '/courses/:courseId/exercises',
  summary: 'Exercises of a course with the state of the signed-in user',
  params: CourseParams,
  success: 200,
  response: z.object({ exercises: z.array(ExerciseSummary) }),
});

export const ExercisePage = ExerciseSummary.extend({
  /** `sha256:…` of what is graded; a draft made under another version is still shown. */
  version: z.string(),
  /** Markdown with KaTeX. */
  statement: Localized,
  starter: z.string(),
  /** Ambient declarations of `np` and of this exercise's functions, for the editor. */
  types: z.string(),
  tasks: z.array(
    z.object({
      id: z.string(),
      title: Localized,
      maxPoints: z.number().positive(),
      quantities: z.array(z.string()),
    }),
  ),
  cases: z.object({ public: z.int().nonnegative(), hidden: z.int().nonnegative() }),
  limits: z.object({ caseMs: z.int(), memoryMb: z.int() }),
}).meta({ id: 'ExercisePage' });
export type ExercisePage = z.infer<typeof ExercisePage>;

export const getExercise = route({
  method: 'GET',
  path: '/courses/:courseId/exercises/:exerciseId',
  summary: 'One exercise as a student sees it',
  params: ExerciseParams,
  success: 200,
  response: ExercisePage,
});

/** Sets how many attempts each student has; null lifts the limit. Attempts already made are kept. */
export const changeAttemptLimit = route({
  method: 'PATCH',
  path: '/courses/:courseId/exercises/:exerciseId',
  summary: 'Change the attempt limit (instructor)',
  params: ExerciseParams,
  body: z.strictObject({ attemptLimit: z.int().min(1).max(10_000).nullable() }),
  success: 200,
  response: z.object({ attemptLimit: z.int().nullable() }),
});

export const Draft = z
  .object({
    source: z.string(),
    /** Rises with every save; send the one you know when you save. 0: never saved. */
    revision: z.int().nonnegative(),
    savedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof Draft>;

export const getDraft = route({
  method: 'GET',
  path: '/courses/:courseId/exercises/:exerciseId/draft',
  summary: 'The stored draft, or the starter with revision 0',
  params: ExerciseParams,
  success: 200,
  response: Draft,
});

/** 412 `draft_conflict` when another window saved since; nothing is overwritten then. */
export const saveDraft = route({
  method: 'PUT',
  path: '/courses/:courseId/exercises/:exerciseId/draft',
  summary: 'Store the draft',
  params: ExerciseParams,
  body: z.strictObject({ source: z.string(), revision: z.int().nonnegative() }),
  success: 200,
  response: Draft,
});

export const ResultRow = z
  .object({
    student: z.object({ userId: z.uuid(), name: z.string(), email: z.email() }),
    bestScore: Score.nullable(),
    attempts: Attempts,
    submissions: z.int().nonnegative(),
    last: z
      .object({
        submissionId: z.uuid(),
        number: z.int().positive(),
        receivedAt: z.iso.datetime(),
        verdict: Verdict.nullable(),
        score: Score.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ResultRow' });
export type ResultRow = z.infer<typeof ResultRow>;

export const listResults = route({
  method: 'GET',
  path: '/courses/:courseId/exercises/:exerciseId/results',
  summary: "Every student's best score and last submission (staff)",
  params: ExerciseParams,
  success: 200,
  response: z.object({ maxScore: z.number().positive(), rows: z.array(ResultRow) }),
});
