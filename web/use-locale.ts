import { useTranslation } from 'react-i18next';
import type { Locale } from '#contract/locale.ts';
import { asLocale } from './preferred-locale.ts';

/** The language that the reader sees. */
export function useLocale(): Locale {
  return asLocale(useTranslation().i18n.language);
}
