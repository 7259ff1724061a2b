import { diff3Merge } from 'node-diff3';
import { applyEdits, editsOf, overlap, splitLines } from './edits.ts';

/**
 * A source with two mistakes at once: both wrong solutions are edits of the same solution, and edits in different
 * places merge. Lines first, also where they only touch; where both change the same lines, token by token. Null where
 * they change the same.
 */
export function mergeMistakes(first: string, solution: string, second: string): string | null {
  return merge(
    splitLines(first),
    splitLines(solution),
    splitLines(second),
    (conflict) =>
      interleave(conflict) ??
      merge(tokens(conflict.a), tokens(conflict.o), tokens(conflict.b), () => null),
  );
}

interface Conflict {
  readonly a: readonly string[];
  readonly o: readonly string[];
  readonly b: readonly string[];
}

function merge(
  a: readonly string[],
  o: readonly string[],
  b: readonly string[],
  resolve: (conflict: Conflict) => string | null,
): string | null {
  const parts = diff3Merge([...a], [...o], [...b], { excludeFalseConflicts: true }).map((region) =>
    region.conflict ? resolve(region.conflict) : (region.ok ?? []).join(''),
  );
  return parts.includes(null) ? null : parts.join('');
}

/** Both edits of neighbouring lines; null where one line is changed by both. */
function interleave({ a, o, b }: Conflict): string | null {
  const [first, second] = [editsOf(o, a), editsOf(o, b)];
  const doClash = first.some((one) => second.some((other) => overlap(one, other)));
  return doClash ? null : applyEdits(o, [...first, ...second]);
}

function tokens(part: readonly string[]): string[] {
  return part.join('').match(/\w+|\s+|[^\w\s]/g) ?? [];
}
