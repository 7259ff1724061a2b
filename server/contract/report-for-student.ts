import type { Headline } from './headline.ts';
import type { CaseReport, Report, StudentReport } from './report.ts';

/**
 * A report as its student may see it. Of hidden cases nothing is left but outcomes and statuses: what a program
 * printed, threw, measured or was measured by there would tell its inputs.
 */
export function forStudent(report: Report): StudentReport {
  const { seed: _secret, ...shown } = report;
  const shownCases = report.cases.filter(({ visibility }) => visibility === 'public');
  const shownIds = new Set(shownCases.map(({ id }) => id));
  const isShown = (caseId: string | null): boolean => caseId === null || shownIds.has(caseId);
  const { error, timings } = report;

  return {
    ...shown,
    headline: reduceHeadline(report, isShown),
    cases: report.cases.map(reduceCase),
    console: report.console.filter((entry) => isShown(entry.case)),
    timings: { ...timings, cpuMs: shownCases.reduce((sum, { cpuMs }) => sum + cpuMs, 0) },
    error: error && isShown(error.case) ? error : null,
  };
}

function reduceCase(graded: CaseReport): StudentReport['cases'][number] {
  const { id, outcome, checks, visibility } = graded;
  if (visibility === 'public') return { ...graded, visibility };
  return {
    id,
    outcome,
    visibility,
    checks: checks.map(({ quantity, status }) => ({ quantity, status })),
  };
}

function reduceHeadline(report: Report, isShown: (caseId: string | null) => boolean): Headline {
  const subject = subjectOf(report);
  if (subject === null || isShown(subject)) return report.headline;
  return {
    key: 'only_hidden',
    args: { quantity: quantityToName(report, subject), case: subject },
  };
}

/** The case that the headline speaks of; null where it speaks of none. */
function subjectOf({ headline, error, firstWrong, cases, verdict }: Report): string | null {
  if (headline.key === 'runtime_error') return error?.case ?? null;
  if (headline.key in aboutAll) return null;
  const alike = cases.filter(({ outcome }) => outcome === verdict);
  const [first] = alike.toSorted((a, b) => b.visibility.localeCompare(a.visibility));
  return firstWrong?.case ?? first?.id ?? null;
}

/** Headlines that a student reads whole: of the source before any case ran, of all cases together, or of our own failure. */
const aboutAll: Partial<Record<Headline['key'], true>> = {
  passed: true,
  partial: true,
  only_hidden: true,
  syntax_error: true,
  unsupported_syntax: true,
  missing_export: true,
  forbidden_api: true,
  system_error: true,
  cancelled: true,
};

/** What failed in a hidden case, of several preferably something that held in every public one. */
function quantityToName({ firstWrong, cases }: Report, subject: string): string {
  if (firstWrong?.case === subject) return firstWrong.quantity;
  const failedIn = (of: readonly CaseReport[]): readonly string[] =>
    of.flatMap(({ checks }) =>
      checks.filter(({ status }) => status !== 'pass').map(({ quantity }) => quantity),
    );
  const failed = failedIn(cases.filter(({ id }) => id === subject));
  const failedPublicly = new Set(
    failedIn(cases.filter(({ visibility }) => visibility === 'public')),
  );
  return failed.find((quantity) => !failedPublicly.has(quantity)) ?? failed[0] ?? '';
}
