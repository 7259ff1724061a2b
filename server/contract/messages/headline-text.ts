import type { Headline, HeadlineKey } from '../headline.ts';
import type { Locale } from '../locale.ts';
import { errorMessage, errorText } from './error-text.ts';
import { fillMessage } from './fill-message.ts';
import { foundText } from './found-text.ts';
import { reportMessages } from './report.ts';

type Value = string | number;

/** `5.00`, `0.200`, `1.2e-7`: up to three digits with a dot, as code writes them, in both languages. */
export function formatCodeNumber(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude === 0) return '0';
  if (magnitude >= 1e-3 && magnitude < 1e3) return value.toPrecision(3);
  if (magnitude >= 1e3 && magnitude < 1e5) return value.toFixed(0);
  return value.toExponential(1).replace('e+', 'e');
}

/** `5`, `0.2`, `1.67`: a factor as one would say it. */
function formatFactor(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** The sentence that a report opens with, in the reader's language. */
export function headlineText(headline: Headline, locale: Locale): string {
  return fillMessage(template(headline, locale), values(headline, locale));
}

function template(headline: Headline, locale: Locale): string {
  const { headlines, headlinesWithoutLine } = reportMessages[locale];
  if (
    (headline.key === 'runtime_error' ||
      headline.key === 'syntax_error' ||
      headline.key === 'unsupported_syntax') &&
    headline.args.line === null
  ) {
    return headlinesWithoutLine[headline.key];
  }
  return headlines[headline.key];
}

function values(headline: Headline, locale: Locale): Readonly<Record<string, Value>> {
  const args: readonly (readonly [string, Value | null])[] = Object.entries(headline.args);
  const texts = Object.fromEntries(args.map(([name, value]) => [name, value ?? '']));
  return {
    ...texts,
    ...('ratio' in headline.args && { ratio: formatFactor(headline.args.ratio) }),
    ...('found' in headline.args && { found: foundText(headline.args.found, locale) }),
    ...('message' in headline.args && {
      message: sayMessage(headline.key, headline.args.message, locale),
    }),
    ...('examples' in headline.args && {
      examples: reportMessages[locale].exampleGroups[headline.args.examples],
    }),
  };
}

/** Only what a running program threw carries its name with it; what keeps a program from running is always one thing. */
function sayMessage(key: HeadlineKey, message: string, locale: Locale): string {
  return key === 'runtime_error'
    ? errorText(message, locale)
    : errorMessage({ name: 'SyntaxError', message }, locale);
}
