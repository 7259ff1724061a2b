/** What a harness function hands out: text for the parent to read, and numbers. */
export interface Answer {
  readonly text: string;
  readonly numbers: Float64Array;
}

export const MAX_TEXT = 2 ** 20;

/** Checks the types of an answer; an isolate may return anything at all. */
export function readAnswer(answer: unknown): Answer {
  const { text, numbers } = (answer ?? {}) as { readonly [key: string]: unknown };
  if (typeof text !== 'string' || text.length > MAX_TEXT || !(numbers instanceof Float64Array)) {
    throw new Error('The answer of the program could not be read.');
  }
  return { text, numbers };
}
