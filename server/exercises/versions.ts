import { createHash } from 'node:crypto';
import type { ExerciseDefinition } from '#contract/exercise.ts';

/** The hash of all that can change a grade: the definition without its words, and the model. */
export function gradingHash(definition: ExerciseDefinition, model: string): string {
  const { title: _title, summary: _summary, lecture: _lecture, tasks, ...graded } = definition;
  const scored = tasks.map(({ title: _words, ...task }) => task);
  return contentHash({ ...graded, tasks: scored, model });
}

/** `sha256:…` of a value; the order of its keys counts, as it does for what is graded first. */
export function contentHash(value: unknown): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(value)).digest('hex')}`;
}
