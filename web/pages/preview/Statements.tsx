import { useMemo } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import { locales, type Locale } from '#contract/locale.ts';
import { StatementPane } from '../exercise/StatementPane.tsx';
import classes from './preview.module.css';

/** The statement in every language, side by side, so that a gap in a translation shows. */
export function Statements({ exercise }: { readonly exercise: ExercisePage }) {
  return (
    <div className={classes.statements}>
      {locales.map((locale) => (
        <InLanguage key={locale} locale={locale} exercise={exercise} />
      ))}
    </div>
  );
}

interface InLanguageProps {
  readonly locale: Locale;
  readonly exercise: ExercisePage;
}

function InLanguage({ locale, exercise }: InLanguageProps) {
  const { i18n } = useTranslation();
  const inLocale = useMemo(() => i18n.cloneInstance({ lng: locale }), [i18n, locale]);
  return (
    <section lang={locale} aria-label={exercise.title[locale]} className={classes.sheet}>
      <I18nextProvider i18n={inLocale}>
        <StatementPane exercise={exercise} />
      </I18nextProvider>
    </section>
  );
}
