import {
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLParseError,
} from 'yaml';
import type { z } from 'zod';
import { ExerciseError } from './exercise-error.ts';
import { explainIssues } from './explain-issue.ts';

/** What a YAML file says, and where each part of it stands. */
export interface WrittenYaml<T> {
  readonly value: T;
  /** An error at a place in the file, given as the path of keys to it. */
  readonly errorAt: (path: readonly PropertyKey[], what: string) => ExerciseError;
}

/** Reads YAML 1.2 core without aliases, of the shape that a schema says. Throws ExerciseError with the line. */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>): WrittenYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    version: '1.2',
    schema: 'core',
  });
  const errorAtOffset = (offset: number, what: string) =>
    new ExerciseError(file, what, lines.linePos(offset).line);
  const [fault] = document.errors;
  if (fault) throw errorAtOffset(fault.pos[0], explainFault(fault));
  visit(document, {
    Alias: (_, { source, range }) => {
      throw errorAtOffset(
        range?.[0] ?? 0,
        `aliases are not allowed; write the value of *${source} out`,
      );
    },
  });

  const errorAt = (path: readonly PropertyKey[], what: string) =>
    errorAtOffset(offsetOf(document, path), what);
  const written: unknown = document.toJS();
  const parsed = schema.safeParse(written);
  if (parsed.success) return { value: parsed.data, errorAt };
  const { path, what } = explainIssues(parsed.error.issues, written, schema);
  throw errorAt(path, what);
}

/** What is left open is noticed only further down. */
function explainFault({ code, message }: YAMLParseError): string {
  const isOpen = code === 'BAD_INDENT' || code === 'MISSING_CHAR';
  return isOpen ? `${message}; is a bracket or a quote open here or in the line before?` : message;
}

/** The deepest part of the document on the way to `path`. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
