import { formatCodeNumber } from '#contract/messages/headline-text.ts';
import type { Locale } from '#contract/locale.ts';

/** `8,5` or `8.5`: counts, points and times follow the reader's language. */
export function formatPoints(points: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(points);
}

/** Day before month and 24 hours in both languages, as where the courses are. */
const timeLocales: Readonly<Record<Locale, string>> = { 'pt-BR': 'pt-BR', en: 'en-GB' };

export function formatDateTime(iso: string, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(timeLocales[locale], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(new Date(iso));
}

export function formatTime(date: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(timeLocales[locale], {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
  }).format(date);
}

/** `[1, 4]` becomes `1×4`; a number has no shape to speak of. */
export function formatShape(shape: readonly number[], scalar: string): string {
  return shape.length === 0 ? scalar : shape.join('×');
}

/** `1.2e-7`, `8.0e-1`: always with an exponent, so that a column reads by magnitude. */
export function formatError(error: number): string {
  return error === 0 ? '0' : error.toExponential(1).replace('e+', 'e');
}

/** `+1.000`, `−0.420` */
export function formatCosine(cosine: number): string {
  return `${cosine < 0 ? '−' : '+'}${Math.abs(cosine).toFixed(3)}`;
}

/** `5.00×`, `−1.00×` */
export function formatRatio(ratio: number): string {
  return `${formatCodeNumber(ratio).replace(/^-/, '−')}×`;
}

/** `2e-16`, `0`: one digit is enough to tell whether one factor explains every entry. */
export function formatSpread(spread: number): string {
  return spread === 0 ? '0' : spread.toExponential(0).replace('e+', 'e');
}
