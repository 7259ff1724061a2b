import { expect, test } from 'vitest';
import { preferredLocale } from '../../../server/routes/reader-locale.ts';

test.for([
  { header: 'pt-BR,pt;q=0.9,en;q=0.8', locale: 'pt-BR' },
  { header: 'en-GB', locale: 'en' },
  { header: 'EN', locale: 'en' },
  { header: 'fr, en;q=0.4, pt;q=0.6', locale: 'pt-BR' },
  { header: 'pt;q=0, en', locale: 'en' },
  { header: 'fr', locale: null },
  { header: '', locale: null },
  { header: undefined, locale: null },
])('reads $locale from $header', ({ header, locale }) => {
  expect(preferredLocale(header)).toBe(locale);
});
