import { locales } from '#contract/locale.ts';
import { refuse, type Finding, type ReadingRule } from './gate-context.ts';

interface Section {
  readonly heading: string;
  readonly line: number;
  readonly counts: Readonly<Record<Part, number>>;
}

/** What a translation neither adds nor leaves out, by how a line of it begins. */
const parts = {
  'display formulas': /^\$\$/,
  'table rows': /^\|/,
  'list entries': /^\s*([-*]|\d+\.) /,
  'code blocks': /^(```|~~~)/,
} as const;
type Part = keyof typeof parts;

const [source, ...translations] = locales;

/** The statement says the same in every language: the same formulas, tables and lists under the same headings. */
export const textsAreTranslated: ReadingRule = ({ exercise: { statement, definition } }) => {
  const findings: Finding[] = [];
  const expected = readSections(statement[source]);
  for (const locale of translations) {
    const file = `statement.${locale}.md`;
    if (statement[locale] === statement[source]) {
      findings.push(refuse(`${file}: is the text of statement.${source}.md; translate it`));
    }
    if (definition.summary[locale] === definition.summary[source]) {
      findings.push(refuse(`exercise.yaml: summary.${locale} is that of ${source}; translate it`));
    }
    for (const [at, { heading, line, counts }] of readSections(statement[locale]).entries()) {
      const other = expected[at];
      const part = other && findDifference(counts, other.counts);
      if (!other || !part) continue;
      findings.push(
        refuse(
          `${file}:${line}: ${part} under "${heading}": ${counts[part]}, and ${other.counts[part]} in statement.${source}.md:${other.line}; say the same in both`,
        ),
      );
    }
  }
  return findings;
};

function readSections(markdown: string): Section[] {
  const lines = markdown.split('\n');
  const starts = lines.flatMap((line, at) => (/^#+ /.test(line) ? [at] : []));
  return starts.map((start, index) => {
    const body = lines.slice(start + 1, starts[index + 1]);
    const count = (pattern: RegExp) => body.filter((line) => pattern.test(line)).length;
    return {
      heading: (lines[start] ?? '').replace(/^#+ /, ''),
      line: start + 1,
      counts: {
        'display formulas': Math.ceil(count(parts['display formulas']) / 2),
        'table rows': count(parts['table rows']),
        'list entries': count(parts['list entries']),
        'code blocks': Math.ceil(count(parts['code blocks']) / 2),
      },
    };
  });
}

function findDifference(
  left: Readonly<Record<Part, number>>,
  right: Readonly<Record<Part, number>>,
): Part | undefined {
  // Safe: these are the keys of the table.
  return (Object.keys(parts) as Part[]).find((part) => left[part] !== right[part]);
}
