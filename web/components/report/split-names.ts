interface SentencePart {
  /** Where the part begins in the sentence. */
  readonly at: number;
  readonly text: string;
  readonly isName: boolean;
}

/** Cuts a sentence at whole occurrences of the given names: `dW` is not found inside `dW2`. */
export function splitNames(sentence: string, names: readonly string[]): readonly SentencePart[] {
  const wanted = new Set(names);
  let at = 0;
  return sentence
    .split(/([\p{L}_][\p{L}\w[\].]*[\p{L}\w]|[\p{L}_])/u)
    .map((text) => {
      const part = { at, text, isName: wanted.has(text) };
      at += text.length;
      return part;
    })
    .filter(({ text }) => text !== '');
}
