import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '#contract/locale.ts';
import { errorText } from '#contract/messages/error-text.ts';
import { headlineText } from '#contract/messages/headline-text.ts';
import { reportMessages } from '#contract/messages/report.ts';
import type { Check } from '#contract/report.ts';
import { formatError, formatRatio, formatShape } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';
import type { SourceMark } from '../editor/editor-types.ts';
import {
  firstCaseToShow,
  isOwnMistake,
  viewCases,
  viewChecks,
  type AnyReport,
} from './report-view.ts';

/** What the report has to say of single lines: the first break, mistakes of their own, and where the program stopped. */
export function useSourceMarks(report: AnyReport | null): readonly SourceMark[] {
  const { t } = useTranslation();
  const locale = useLocale();
  return useMemo(
    () =>
      report === null ? [] : [...gradientMarks(report, t, locale), ...faultMarks(report, locale)],
    [report, t, locale],
  );
}

function gradientMarks(report: AnyReport, t: TFunction, locale: Locale): readonly SourceMark[] {
  const cases = viewCases(report);
  const shown = cases.find(({ id }) => id === firstCaseToShow(report, cases));
  return viewChecks(shown?.open?.checks ?? []).flatMap(({ check, role }) =>
    isOwnMistake(role) && check.location !== null
      ? [{ ...check.location, owner: 'gradient' as const, message: sentence(check, t, locale) }]
      : [],
  );
}

function faultMarks({ error }: AnyReport, locale: Locale): readonly SourceMark[] {
  if (error === null || error.location === null) return [];
  const message = errorText(`${error.name}: ${error.message}`, locale);
  return [{ ...error.location, owner: 'run', message }];
}

function sentence(check: Check, t: TFunction, locale: Locale): string {
  const { quantity, problem, shape, expectedShape } = check;
  if (problem === 'shape_mismatch' && shape !== null) {
    const got = formatShape(shape, t('report.scalar'));
    const expected = formatShape(expectedShape, t('report.scalar'));
    return headlineText({ key: 'shape', args: { quantity, got, expected } }, locale);
  }
  if (problem !== null) return `${quantity} ${reportMessages[locale].checkProblems[problem]}.`;
  return t('report.mark', {
    quantity,
    error: formatError(check.relativeError ?? 0),
    ratio: check.ratio === null ? '–' : formatRatio(check.ratio),
  });
}
