import { useTranslation } from 'react-i18next';
import type { Explanation } from '#contract/api/submissions.ts';
import type { Diagnosis } from '#contract/report.ts';
import { useLocale } from '../../use-locale.ts';
import { HintLadder } from './HintLadder.tsx';
import classes from './Mistakes.module.css';
import view from './ReportView.module.css';

interface MistakesProps {
  readonly diagnoses: readonly Diagnosis[];
  readonly explanations: readonly Explanation[];
}

/** The mistakes that have a name, each with hints that come one at a time. */
export function Mistakes({ diagnoses, explanations }: MistakesProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const named = diagnoses.flatMap((diagnosis) => {
    const explanation = explanations.find(({ id }) => id === diagnosis.id);
    return explanation ? [{ diagnosis, explanation }] : [];
  });
  if (named.length === 0) return null;
  return (
    <section aria-label={t('mistakes.title')}>
      <h3 className={view.title}>{t('mistakes.title')}</h3>
      <ul className={classes.list}>
        {named.map(({ diagnosis, explanation }) => (
          <li key={explanation.id} className={classes.mistake}>
            <p className={classes.name}>{explanation.title[locale]}</p>
            <p className={classes.confidence}>
              {t(`mistakes.${diagnosis.confidence}`, { quantity: diagnosis.quantity })}
            </p>
            <HintLadder hints={explanation.hints} />
          </li>
        ))}
      </ul>
    </section>
  );
}
