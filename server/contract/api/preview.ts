import { z } from 'zod';
import { StudentReport } from '../report.ts';
import { ExercisePage } from './exercises.ts';
import { route } from './route.ts';
import { Explanation } from './submissions.ts';

/* What `gradecheck preview` serves to the page of one exercise, on its author's machine; no part of a course's API. */

export const getPreview = route({
  method: 'GET',
  path: '/preview',
  summary: 'The exercise as it stands in its folder',
  success: 200,
  response: z.object({
    folder: z.string(),
    /** null while the folder cannot be read; `problem` then says where and why. */
    exercise: ExercisePage.nullable(),
    problem: z.string().nullable(),
    /** What can be graded: starter, solution, alternatives, mistakes. */
    files: z.array(z.string()),
  }),
});
export type Preview = z.infer<typeof getPreview.response>;

export const gradePreview = route({
  method: 'GET',
  path: '/preview/file',
  summary: 'A file of the folder and its report as a student would get it',
  query: z.object({ file: z.string() }),
  success: 200,
  response: z.object({
    source: z.string(),
    report: StudentReport.nullable(),
    explanations: z.array(Explanation),
    problem: z.string().nullable(),
  }),
});
export type PreviewedFile = z.infer<typeof gradePreview.response>;

/** One event for each change in the folder. */
export const watchPreview = route({
  method: 'GET',
  path: '/preview/changes',
  summary: 'Tells when a file of the folder changes',
  success: 200,
  response: z.object({ event: z.literal('changed') }),
  stream: true,
});
