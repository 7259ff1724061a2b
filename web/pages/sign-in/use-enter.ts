import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changePerson } from '../../api/session.ts';

/** Goes on as the person who just signed in, in their language. */
export function useEnter(): (next: string) => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  const { i18n } = useTranslation();
  return async (next) => {
    const user = await changePerson(queryClient);
    if (user !== null) await i18n.changeLanguage(user.locale);
    router.history.push(next);
    await router.invalidate();
  };
}
