import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { ExerciseDefinition } from '#contract/exercise.ts';
import { ExerciseError } from './exercise-error.ts';

/** The text of an exercise.yaml and where each part of it stands. */
export interface WrittenDefinition {
  readonly definition: ExerciseDefinition;
  /** An error at a place in the file, given as the path of keys to it. */
  readonly errorAt: (path: readonly PropertyKey[], what: string) => ExerciseError;
}

const file = 'exercise.yaml';

/** Reads exercise.yaml: YAML 1.2 core without aliases, of the shape that the contract says. */
export function readDefinition(text: string): WrittenDefinition {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' });
  const lineOf = (offset: number) => lines.linePos(offset).line;
  const [fault] = document.errors;
  if (fault)
    throw new ExerciseError(file, fault.message.split('\n')[0] ?? '', lineOf(fault.pos[0]));
  const errorAt = (path: readonly PropertyKey[], what: string) =>
    new ExerciseError(file, what, lineOf(offsetOf(document, path)));

  const parsed = ExerciseDefinition.safeParse(toPlain(document));
  if (parsed.success) return { definition: parsed.data, errorAt };
  const [issue] = parsed.error.issues;
  const path = issue?.path ?? [];
  throw errorAt(path, `${path.map(String).join('.') || 'the file'}: ${issue?.message}`);
}

function toPlain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw new ExerciseError(
      file,
      `aliases (*name) are not allowed; write the value out (${String(cause)})`,
    );
  }
}

/** The deepest part of the document on the way to `path`. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
