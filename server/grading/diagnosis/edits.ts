import { diffIndices } from 'node-diff3';

/** Parts of a text, from one index to before another, and what stands in their place. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly string[];
}

/** What was done to the parts of a text. */
export function editsOf(original: readonly string[], edited: readonly string[]): Edit[] {
  return diffIndices([...original], [...edited]).map(
    ({ buffer1: [from, length], buffer2Content: parts }) => ({ from, to: from + length, parts }),
  );
}

/** The text after edits that do not overlap; they may touch. */
export function applyEdits(original: readonly string[], edits: readonly Edit[]): string {
  let at = 0;
  const parts = edits.toSorted(byPlace).flatMap(({ from, to, parts: replacement }) => {
    const kept = original.slice(at, from);
    at = to;
    return [...kept, ...replacement];
  });
  return [...parts, ...original.slice(at)].join('');
}

/** Whether two edits change a part in common, or both put something in the same place. */
export function overlap(one: Edit, other: Edit): boolean {
  const [first, second] = [one, other].toSorted(byPlace);
  if (!first || !second) return false;
  return first.to > second.from || (first.from === second.from && first.to === second.to);
}

/** From the first line that says something: the header of a wrong solution is blank and of any length. */
export function splitLines(source: string): string[] {
  return source.trimStart().split(/(?<=\n)/);
}

function byPlace(left: Edit, right: Edit): number {
  return left.from - right.from || left.to - right.to;
}
