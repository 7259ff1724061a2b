import type { Report } from '#contract/report.ts';
import type { Prisma } from '../db/generated/client.ts';

/** What jsonb refuses: NUL, and halves of a surrogate pair. Both can only come from a student's own text. */
const unstorable = /\\u0000|\\ud[89a-f]/i;

/** The report as JSON that the database takes; characters that it does not take are replaced. */
export function storableReport(report: Report): Prisma.InputJsonObject {
  if (!unstorable.test(JSON.stringify(report))) return report;
  return JSON.parse(JSON.stringify(report), (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value,
  ) as Prisma.InputJsonObject; // a report without its unstorable characters
}
