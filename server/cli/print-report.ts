import { headlineText } from '#contract/messages/headline-text.ts';
import { reportMessages } from '#contract/messages/report.ts';
import type { CaseReport, Check, Report } from '#contract/report.ts';
import type { Locale } from '#contract/locale.ts';
import type { Misconception } from '#contract/misconception.ts';
import { isUnknown } from '../grading/diagnosis/match.ts';

/** Prints a report for people: verdict, headline, mistakes, tasks, and the checks of every case that is not right. */
export function printReport(
  report: Report,
  mistakes: readonly Misconception[],
  locale: Locale,
): void {
  const { verdicts } = reportMessages[locale];
  console.log(
    `${verdicts[report.verdict]}  ${report.score}/${report.maxScore}  ${report.exercise}`,
  );
  console.log(headlineText(report.headline, locale));
  for (const { id, quantity, confidence } of report.diagnoses) {
    if (isUnknown(id)) continue;
    const title = mistakes.find((mistake) => mistake.id === id)?.title[locale];
    console.log(`  ${quantity.padEnd(8)} ${id} (${confidence})${title ? `: ${title}` : ''}`);
  }
  for (const { id, points, maxPoints } of report.tasks) {
    console.log(`  ${id.padEnd(16)} ${points}/${maxPoints}`);
  }
  for (const one of report.cases) {
    console.log(`${one.id} (${one.visibility}): ${verdicts[one.outcome]}`);
    if (one.outcome !== 'passed') printChecks(one, locale);
  }
  for (const { case: caseId, line, text } of report.console) {
    console.log(`[${caseId ?? 'module'}${line === null ? '' : `:${line}`}] ${text}`);
  }
  console.log(
    `seed ${report.seed}  version ${report.version.slice(0, 19)}  engine ${report.engine}`,
  );
}

function printChecks({ checks }: CaseReport, locale: Locale): void {
  for (const check of checks) {
    console.log(`  ${check.quantity.padEnd(8)} ${describe(check, locale)}`);
  }
}

function describe(check: Check, locale: Locale): string {
  const { checkStatuses, checkProblems } = reportMessages[locale];
  const status = checkStatuses[check.status].padEnd(11);
  if (check.problem) return `${status} ${checkProblems[check.problem]}`;
  const error = check.relativeError?.toExponential(1) ?? 'none';
  const ratio = check.ratio?.toPrecision(4) ?? 'none';
  return `${status} error ${error}  ratio ${ratio}  within ${check.within}/${check.total}`;
}
