import { diff3Merge } from 'node-diff3';

/**
 * A source with two mistakes at once: both wrong solutions are edits of the same solution, and edits in different
 * places merge. Lines first; where both touch neighbouring lines, token by token. Null where they touch the same.
 */
export function mergeMistakes(first: string, solution: string, second: string): string | null {
  return merge(lines(first), lines(solution), lines(second), (conflict) =>
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

function lines(source: string): string[] {
  return source.split(/(?<=\n)/);
}

function tokens(part: readonly string[]): string[] {
  return part.join('').match(/\w+|\s+|[^\w\s]/g) ?? [];
}
