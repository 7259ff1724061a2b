import { applyEdits, editsOf, splitLines, type Edit } from './edits.ts';

/**
 * The same mistake made in one place only, where a wrong solution makes it in several: forgotten for the weights, not
 * for the bias. None where it is made in a single place anyway.
 */
export function partialMistakes(wrong: string, solution: string): string[] {
  const original = splitLines(solution);
  const places = editsOf(original, splitLines(wrong)).flatMap(lineByLine);
  return places.length < 2 ? [] : places.map((edit) => applyEdits(original, [edit]));
}

/** As many lines as there were are the same lines, each changed on its own. */
function lineByLine(edit: Edit): Edit[] {
  const { from, to, parts } = edit;
  if (parts.length !== to - from) return [edit];
  return parts.map((line, at) => ({ from: from + at, to: from + at + 1, parts: [line] }));
}
