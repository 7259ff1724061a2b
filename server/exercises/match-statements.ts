import { locales, type Localized } from '#contract/locale.ts';
import { ExerciseError } from './exercise-error.ts';

interface Heading {
  readonly line: number;
  readonly level: number;
  readonly text: string;
}

/** Statements with the same headings in every language; one that differs is refused where it first does. */
export function matchStatements(statement: Localized): Localized {
  const [source, ...others] = locales;
  const expected = listHeadings(statement[source]);
  for (const locale of others) {
    const file = `statement.${locale}.md`;
    const headings = listHeadings(statement[locale]);
    const length = Math.max(expected.length, headings.length);
    for (let at = 0; at < length; at += 1) {
      const [one, other] = [headings[at], expected[at]];
      if (one?.level === other?.level) continue;
      const here = one ? `"${one.text}" stands` : 'no heading stands';
      const there = other ? `"${other.text}" in line ${other.line}` : 'none';
      throw new ExerciseError(
        file,
        `${here} where statement.${source}.md has ${there}; both have the same headings, in the same levels`,
        one?.line,
      );
    }
  }
  return statement;
}

/** Headings outside of code blocks, where # starts a comment. */
function listHeadings(markdown: string): Heading[] {
  let isCode = false;
  return markdown.split('\n').flatMap((text, at) => {
    if (/^\s*(```|~~~)/.test(text)) isCode = !isCode;
    const marks = isCode ? undefined : /^(#+) /.exec(text)?.[1];
    return marks === undefined ? [] : [{ line: at + 1, level: marks.length, text: text.trim() }];
  });
}
