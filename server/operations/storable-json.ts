import type { Report } from '#contract/report.ts';

/** What jsonb refuses: NUL, and halves of a surrogate pair. Both can only come from a student's own text. */
const unstorable = /\\u0000|\\ud[89a-f]/i;

/** The report as JSON that the database takes; characters that it does not take are replaced. */
export function storableJson(report: Report): string {
  const json = JSON.stringify(report);
  if (!unstorable.test(json)) return json;
  return JSON.stringify(report, (_key, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value,
  );
}
