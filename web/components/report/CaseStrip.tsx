import { useTranslation } from 'react-i18next';
import { reportMessages } from '#contract/messages/report.ts';
import { useLocale } from '../../use-locale.ts';
import { verdictMarks } from '../verdict-marks.ts';
import classes from './CaseStrip.module.css';
import type { CaseView } from './report-view.ts';
import { useCaseName } from './use-case-name.ts';

interface CaseStripProps {
  readonly cases: readonly CaseView[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
}

/** One tick a case; those that may be looked into are buttons. */
export function CaseStrip({ cases, chosenId, onChoose }: CaseStripProps) {
  const ofVisibility = (visibility: CaseView['name']['visibility']) =>
    cases.filter(({ name }) => name.visibility === visibility);
  return (
    <ul className={classes.strip}>
      {[...ofVisibility('public'), ...ofVisibility('hidden')].map((one) => (
        <li key={one.id}>
          {one.open === null ? (
            <span className={classes.tick} data-tone={verdictMarks[one.outcome].tone}>
              <Tick one={one} />
            </span>
          ) : (
            <button
              type="button"
              className={classes.tick}
              data-tone={verdictMarks[one.outcome].tone}
              aria-pressed={one.id === chosenId}
              onClick={() => onChoose(one.id)}
            >
              <Tick one={one} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Tick({ one }: { readonly one: CaseView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const caseName = useCaseName();
  const outcome = reportMessages[locale].verdicts[one.outcome];
  return (
    <>
      <span aria-hidden="true" className={classes.glyph}>
        {verdictMarks[one.outcome].glyph}
      </span>
      <span title={t('report.caseOutcome', { name: caseName(one.name), outcome })}>
        {caseName(one.name)}
        <span className={classes.outcome}>{outcome}</span>
      </span>
    </>
  );
}
