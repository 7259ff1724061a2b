import { useTranslation } from 'react-i18next';
import { formatPoints } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';
import classes from './ReportFacts.module.css';
import type { AnyReport } from './report-view.ts';

/** What it takes to reproduce the grade, and how long it took. */
export function ReportFacts({ report }: { readonly report: AnyReport }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { timings, engine, version } = report;
  return (
    <p className={classes.facts}>
      {t('report.facts', {
        grade: formatPoints(Math.round(timings.gradeMs), locale),
        cpu: formatPoints(Math.round(timings.cpuMs), locale),
        engine,
        version: version.replace(/^sha256:/, '').slice(0, 8),
      })}
      {'seed' in report && (
        <>
          {' · '}
          {t('report.seed')} <code>{report.seed}</code>
        </>
      )}
    </p>
  );
}
