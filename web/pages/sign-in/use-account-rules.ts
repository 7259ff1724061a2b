import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Password, PersonName } from '#contract/api/accounts.ts';

type Rule = (value: string) => string | null;

interface AccountRules {
  readonly present: Rule;
  readonly name: Rule;
  readonly email: Rule;
  readonly newPassword: Rule;
}

/** The contract's rules, in words. */
export function useAccountRules(): AccountRules {
  const { t } = useTranslation();
  return {
    present: (value) => (value === '' ? t('signIn.fillIn') : null),
    name: (value) => (PersonName.safeParse(value).success ? null : t('signIn.nameInvalid')),
    email: (value) => (z.email().safeParse(value).success ? null : t('signIn.emailInvalid')),
    newPassword: (value) =>
      Password.safeParse(value).success ? null : t('signIn.passwordInvalid'),
  };
}
