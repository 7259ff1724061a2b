import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { updateMe } from '#contract/api/accounts.ts';
import { call } from '../../api/call.ts';
import { changePerson } from '../../api/session.ts';
import { useLocale } from '../../use-locale.ts';

/**
 * Goes on as the person who just signed in. A new account takes the language on the screen (`ours`);
 * an existing one brings its own (`theirs`).
 */
export function useEnter(): (next: string, language: 'ours' | 'theirs') => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  const { i18n } = useTranslation();
  const locale = useLocale();
  return async (next, language) => {
    if (language === 'ours') await call(updateMe, { body: { locale } });
    const user = await changePerson(queryClient);
    if (user !== null) await i18n.changeLanguage(user.locale);
    router.history.push(next);
    await router.invalidate();
  };
}
