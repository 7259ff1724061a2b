import { useTranslation } from 'react-i18next';
import { locales, type Locale } from '#contract/locale.ts';
import { useUpdateMe, useUser } from '../api/session.ts';
import { useLocale } from '../use-locale.ts';
import classes from './LanguageSwitch.module.css';

/** Each language in its own words, so that nobody has to read the other one to find it. */
const languages: Readonly<Record<Locale, { readonly short: string; readonly name: string }>> = {
  'pt-BR': { short: 'PT', name: 'Português' },
  en: { short: 'EN', name: 'English' },
};

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const current = useLocale();
  const user = useUser();
  const updateMe = useUpdateMe();

  function choose(locale: Locale): void {
    void i18n.changeLanguage(locale);
    if (user !== null) updateMe.mutate({ locale });
  }

  return (
    <fieldset aria-label={t('frame.language')} className={classes.group}>
      {locales.map((locale) => (
        <button
          key={locale}
          type="button"
          lang={locale}
          aria-label={`${languages[locale].short}, ${languages[locale].name}`}
          title={languages[locale].name}
          aria-pressed={locale === current}
          className={classes.language}
          onClick={() => choose(locale)}
        >
          {languages[locale].short}
        </button>
      ))}
    </fieldset>
  );
}
