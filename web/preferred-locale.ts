import { locales, type Locale } from '#contract/locale.ts';

/** The stored choice, else the first of the browser's languages that we speak, else Portuguese. */
export function preferredLocale(stored: string | null, languages: readonly string[]): Locale {
  const chosen = locales.find((locale) => locale === stored);
  return chosen ?? languages.map(spoken).find((locale) => locale !== null) ?? 'pt-BR';
}

function spoken(language: string): Locale | null {
  const primary = language.toLowerCase().split('-')[0];
  if (primary === 'pt') return 'pt-BR';
  return primary === 'en' ? 'en' : null;
}

/** i18next knows languages as strings; only ours are ever set. */
export function asLocale(language: string): Locale {
  return language === 'en' ? 'en' : 'pt-BR';
}
