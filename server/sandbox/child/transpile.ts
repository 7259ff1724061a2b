import { stripTypeScriptTypes } from 'node:module';
import type { SourcePosition, StudentError } from '../types.ts';

export type Transpiled =
  | { readonly state: 'javascript'; readonly code: string }
  | {
      readonly state: 'refused';
      readonly reason: 'syntax_error' | 'unsupported_syntax';
      readonly error: StudentError;
      /** The type stripper is broken for the life of this process. */
      readonly spoilt: boolean;
    };

const MAX_NESTING = 500;

/** Blanks out types; line and column of everything else stay where they were. */
export function transpile(source: string): Transpiled {
  const deep = findDeepNesting(source);
  if (deep !== undefined) {
    const message = `More than ${MAX_NESTING} brackets are open at once.`;
    return refuse('syntax_error', message, deep);
  }
  try {
    return { state: 'javascript', code: stripTypeScriptTypes(source) };
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): Transpiled {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  if (code === 'ERR_INVALID_TYPESCRIPT_SYNTAX') {
    return refuse('syntax_error', message, readPosition(stack));
  }
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return refuse('unsupported_syntax', message, readPosition(stack));
  }
  // Long chains such as `a = b = c = …` nest without brackets and are only noticed when the stack has run out.
  return {
    ...refuse('syntax_error', 'The program is nested too deeply to be read.'),
    spoilt: true,
  };
}

function refuse(
  reason: 'syntax_error' | 'unsupported_syntax',
  message: string,
  position?: SourcePosition,
) {
  const error: StudentError = { name: 'SyntaxError', message, ...position };
  return { state: 'refused', reason, error, spoilt: false } as const;
}

/** The stripper prints `:line`, a few lines around the place and, below it, carets. */
function readPosition(stack = ''): SourcePosition | undefined {
  const line = /^:(\d+)\n/.exec(stack)?.[1];
  if (line === undefined) return undefined;
  const indent = /^( *)\^+$/m.exec(stack)?.[1] ?? '';
  return { line: Number(line), column: indent.length + 1 };
}

const OPENING = '([{<';
const CLOSING = ')]}>';

/**
 * Deep nesting breaks the type stripper for good, so it must never see any. Strings and comments are not told apart:
 * a program that opens 500 brackets more than it closes is refused wherever they stand. `<` counts, since `A<A<…` is
 * nesting too; comparisons are forgiven at each end of a statement.
 */
function findDeepNesting(source: string): SourcePosition | undefined {
  let brackets = 0;
  let angles = 0;
  let line = 1;
  let lineStart = 0;
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!;
    if (character === '\n') {
      line++;
      lineStart = i + 1;
    } else if (character === ';') angles = 0;
    else if (character === '<') angles++;
    else if (character === '>') angles = Math.max(0, angles - 1);
    else if (OPENING.includes(character)) brackets++;
    else if (CLOSING.includes(character)) brackets = Math.max(0, brackets - 1);
    if (brackets + angles > MAX_NESTING) return { line, column: i - lineStart + 1 };
  }
  return undefined;
}
