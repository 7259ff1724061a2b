import { headlineText } from '#contract/messages/headline-text.ts';
import { reportMessages } from '#contract/messages/report.ts';
import type { CaseReport, Check, Report } from '#contract/report.ts';
import type { Locale } from '#contract/locale.ts';
import type { Misconception } from '#contract/misconception.ts';
import { isUnknown } from '../grading/diagnosis/match.ts';
import { reportWords } from './report-words.ts';

/** Prints a report for people: verdict, headline, mistakes, tasks, and the checks of every case that is not right. */
export function printReport(
  report: Report,
  mistakes: readonly Misconception[],
  locale: Locale,
): void {
  const { verdicts } = reportMessages[locale];
  const words = reportWords[locale];
  console.log(
    `${verdicts[report.verdict]}  ${report.score}/${report.maxScore}  ${report.exercise}`,
  );
  console.log(headlineText(report.headline, locale));
  for (const { id, quantity, confidence } of report.diagnoses) {
    if (isUnknown(id)) continue;
    const title = mistakes.find((mistake) => mistake.id === id)?.title[locale];
    const named = `${id} (${words.confidences[confidence]})${title ? `: ${title}` : ''}`;
    console.log(`  ${quantity.padEnd(8)} ${named}`);
  }
  for (const { id, points, maxPoints } of report.tasks) {
    console.log(`  ${id.padEnd(16)} ${points}/${maxPoints}`);
  }
  for (const one of report.cases) {
    console.log(`${one.id} (${words.visibilities[one.visibility]}): ${verdicts[one.outcome]}`);
    if (one.outcome !== 'passed') printChecks(one, locale);
  }
  for (const { case: caseId, line, text } of report.console) {
    console.log(`[${caseId ?? words.module}${line === null ? '' : `:${line}`}] ${text}`);
  }
  const { seed, version, engine } = report;
  console.log(
    `${words.seed} ${seed}  ${words.version} ${version.slice(0, 19)}  ${words.engine} ${engine}`,
  );
}

/** Nothing of a case in which nothing was reached: its verdict says it. */
function printChecks({ checks }: CaseReport, locale: Locale): void {
  if (checks.every(({ problem }) => problem === 'not_reached')) return;
  for (const check of checks) {
    console.log(`  ${check.quantity.padEnd(8)} ${describe(check, locale)}`);
  }
}

function describe(check: Check, locale: Locale): string {
  const { checkStatuses, checkProblems } = reportMessages[locale];
  const status = checkStatuses[check.status].padEnd(11);
  if (check.problem) return `${status} ${checkProblems[check.problem]}`;
  const words = reportWords[locale];
  const error = check.relativeError?.toExponential(1) ?? '–';
  const ratio = check.ratio?.toPrecision(4) ?? '–';
  const within = `${words.within} ${check.within}/${check.total}`;
  return `${status} ${words.error} ${error}  ${words.ratio} ${ratio}  ${within}`;
}
