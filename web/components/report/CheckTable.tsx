import { useTranslation } from 'react-i18next';
import { reportMessages } from '#contract/messages/report.ts';
import type { Check } from '#contract/report.ts';
import { useLocale } from '../../use-locale.ts';
import type { SourcePlace } from '../editor/editor-types.ts';
import { CheckRow } from './CheckRow.tsx';
import classes from './CheckTable.module.css';
import { viewChecks, type CaseName } from './report-view.ts';
import { useCaseName } from './use-case-name.ts';

interface CheckTableProps {
  readonly name: CaseName;
  readonly checks: readonly Check[];
  readonly onPlace?: ((place: SourcePlace) => void) | undefined;
}

/** One row a quantity, in the order in which the chain is computed. */
export function CheckTable({ name, checks, onPlace }: CheckTableProps) {
  const { t } = useTranslation();
  const caseName = useCaseName();
  const rows = viewChecks(checks);
  return (
    <>
      <table className={classes.table}>
        <caption>{t('report.tableOf', { name: caseName(name) })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('report.quantity')}</th>
            <th scope="col">{t('report.shape')}</th>
            <th scope="col">{t('report.error')}</th>
            <th scope="col">{t('report.ratio')}</th>
            <th scope="col">{t('report.cosine')}</th>
            <th scope="col">{t('report.within')}</th>
            <th scope="col">{t('report.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <CheckRow key={row.check.quantity} row={row} onPlace={onPlace} />
          ))}
        </tbody>
      </table>
      <Legend />
    </>
  );
}

function Legend() {
  const { t } = useTranslation();
  const meanings = reportMessages[useLocale()].checkStatusMeanings;
  const words = reportMessages[useLocale()].checkStatuses;
  return (
    <details className={classes.legend}>
      <summary>{t('report.legend')}</summary>
      <dl>
        <dt>{t('report.error')}</dt>
        <dd>{t('report.errorMeaning')}</dd>
        <dt>{t('report.ratio')}</dt>
        <dd>{t('report.ratioMeaning')}</dd>
        <dt>{t('report.cosine')}</dt>
        <dd>{t('report.cosineMeaning')}</dd>
        <dt>{t('report.within')}</dt>
        <dd>{t('report.withinMeaning')}</dd>
        <dt>{words.consistent}</dt>
        <dd>{meanings.consistent}</dd>
        <dt>{words.undecided}</dt>
        <dd>{meanings.undecided}</dd>
      </dl>
    </details>
  );
}
