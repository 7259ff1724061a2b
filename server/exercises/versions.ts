import { createHash } from 'node:crypto';
import type { ExerciseDefinition } from '#contract/exercise.ts';

/** The hash of all that can change a grade: the definition without its words, and the model. */
export function gradingHash(definition: ExerciseDefinition, model: string): string {
  const { title: _title, summary: _summary, lecture: _lecture, tasks, ...graded } = definition;
  const scored = tasks.map(({ title: _words, ...task }) => task);
  return contentHash({ ...graded, tasks: scored, model });
}

/** `sha256:…` of a value, whatever the order of its keys. */
export function contentHash(value: unknown): string {
  const canonical = JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}

function isRecord(part: unknown): part is Record<string, unknown> {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}
