import type { GradedResult, RegradeDifference } from '../db/regrade-queries.ts';
import { fromThousandths } from '../db/points.ts';

/** One line for each submission that the regrade came to another result on, and what they add up to. */
export function printDifferences(differences: readonly RegradeDifference[], total: number): void {
  const rows = differences.map(({ student, email, number, before, after }) => [
    `${student} <${email}>`,
    `#${number}`,
    `${points(before)} -> ${points(after)}`,
    before.verdict === after.verdict ? after.verdict : `${before.verdict} -> ${after.verdict}`,
  ]);
  for (const line of layOut([['student', 'no.', 'score', 'verdict'], ...rows])) console.log(line);
  const rising = differences.filter(({ before, after }) => part(after) > part(before)).length;
  const falling = differences.filter(({ before, after }) => part(after) < part(before)).length;
  console.log(
    `\n${total} regraded: ${rising} higher, ${falling} lower, ` +
      `${differences.length - rising - falling} with another verdict only, ${total - differences.length} the same`,
  );
}

function layOut(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const points = ({ score, maxScore }: GradedResult): string =>
  `${fromThousandths(score)}/${fromThousandths(maxScore)}`;

/** Versions of an exercise may be worth different points. */
const part = ({ score, maxScore }: GradedResult): number => (maxScore === 0 ? 0 : score / maxScore);
