import type { FastifyRequest } from 'fastify';
import { locales } from '#contract/locale.ts';
import type { Locale } from '#contract/locale.ts';

/** What the request asks for, else the caller's own setting, else Portuguese. */
export function readerLocale(request: FastifyRequest): Locale {
  const asked = preferredLocale(request.headers['accept-language']);
  return asked ?? request.caller?.locale ?? locales[0];
}

/** The first of our languages among those that a client asks for, best first; null if it asks for none of them. */
export function preferredLocale(acceptLanguage: string | undefined): Locale | null {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(/\s*;\s*/);
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { language: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    const locale = locales.find((candidate) => candidate.split('-')[0] === language);
    if (locale) return locale;
  }
  return null;
}
