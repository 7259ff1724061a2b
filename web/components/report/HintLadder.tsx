import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hintSteps, type Misconception } from '#contract/misconception.ts';
import { useLocale } from '../../use-locale.ts';
import classes from './Mistakes.module.css';

/** Place, question, rule with a hole, worked example: each only when it is asked for. */
export function HintLadder({ hints }: { readonly hints: Misconception['hints'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [shown, setShown] = useState(0);
  return (
    <>
      {shown > 0 && (
        <ol className={classes.hints} aria-live="polite">
          {hintSteps.slice(0, shown).map((step) => (
            <li key={step}>
              <strong>{t(`mistakes.steps.${step}`)}</strong> {hints[step][locale]}
            </li>
          ))}
        </ol>
      )}
      {shown < hintSteps.length && (
        <Button size="compact-sm" variant="default" onClick={() => setShown(shown + 1)}>
          {t('mistakes.show', { number: shown + 1, total: hintSteps.length })}
        </Button>
      )}
    </>
  );
}
