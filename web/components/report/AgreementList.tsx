import { useTranslation } from 'react-i18next';
import type { Agreement } from '#contract/report.ts';
import classes from './AgreementList.module.css';
import view from './ReportView.module.css';

const questions = ['forward', 'backward', 'own'] as const;

/** The three agreements that tell a wrong forward from a wrong backward. */
export function AgreementList({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('report.agreement.title')}>
      <h3 className={view.title}>{t('report.agreement.title')}</h3>
      <ul className={classes.list}>
        {questions.map((question) => (
          <li key={question}>
            <Answer holds={agreement[question]} /> {t(`report.agreement.${question}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Answer({ holds }: { readonly holds: boolean | null }) {
  const { t } = useTranslation();
  if (holds === null) return <span className={classes.answer}>? {t('report.agreement.open')}</span>;
  return (
    <span className={classes.answer} data-holds={holds}>
      {holds ? `✓ ${t('report.agreement.yes')}` : `✕ ${t('report.agreement.no')}`}
    </span>
  );
}
