import { useTranslation } from 'react-i18next';
import type { HiddenSummary } from './report-view.ts';
import classes from './HiddenCases.module.css';

/** All that is said of hidden cases, in one row. */
export function HiddenCases({ summary }: { readonly summary: HiddenSummary }) {
  const { t } = useTranslation();
  const { passed, total, stopped, failing } = summary;
  return (
    <p className={classes.row}>
      {t('report.hiddenSummary', { passed, count: total })}
      {stopped > 0 && ` ${t('report.hiddenStopped', { count: stopped })}`}
      {failing.length > 0 && (
        <>
          {' '}
          {t('report.hiddenFailing')}{' '}
          {failing.map(({ quantity, cases }) => (
            <span key={quantity} className={classes.quantity}>
              <code>{quantity}</code> ({cases})
            </span>
          ))}
        </>
      )}
    </p>
  );
}
