import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { locales } from '#contract/locale.ts';
import { english } from './messages/en.ts';
import { portuguese } from './messages/pt-BR.ts';
import { preferredLocale } from './preferred-locale.ts';
import { readSetting, writeSetting } from './settings.ts';

/** Starts in the language that this device was last used in, else in the browser's. */
export async function startI18n(): Promise<i18n> {
  const i18next = createInstance();
  await i18next.use(initReactI18next).init({
    lng: preferredLocale(readSetting('locale'), navigator.languages),
    supportedLngs: [...locales],
    fallbackLng: false,
    load: 'currentOnly',
    resources: { 'pt-BR': { translation: portuguese }, en: { translation: english } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  i18next.on('languageChanged', applyToDocument);
  applyToDocument(i18next.language);
  return i18next;
}

function applyToDocument(locale: string): void {
  document.documentElement.lang = locale;
  writeSetting('locale', locale);
}
