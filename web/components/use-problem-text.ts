import { useTranslation } from 'react-i18next';
import { fillMessage } from '#contract/messages/fill-message.ts';
import { problemMessages } from '#contract/messages/problems.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useLocale } from '../use-locale.ts';

const defaultWaitSeconds = 10;

/** Turns whatever a call threw into one or two sentences in the reader's language. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('error.incomplete');
    if (error.code === 'unreadable') return t('error.unreadable');
    if (error.code === 'offline') return t('error.offline');
    const template = problemMessages[locale][error.code].detail;
    if (!template.includes('{{')) return template;
    // The server filled in values that only it knows, in the language of the request.
    if (error.detail !== null) return error.detail;
    return fillMessage(template, { seconds: error.retryAfter ?? defaultWaitSeconds });
  };
}
