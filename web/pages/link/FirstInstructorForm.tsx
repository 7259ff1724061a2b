import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createFirstInstructor, signIn } from '#contract/api/accounts.ts';
import { call } from '../../api/call.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLocale } from '../../use-locale.ts';
import { AccountFields } from '../sign-in/AccountFields.tsx';
import { useAccountRules } from '../sign-in/use-account-rules.ts';
import { useEnter } from '../sign-in/use-enter.ts';

export function FirstInstructorForm({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const rules = useAccountRules();
  const enter = useEnter();
  const form = useForm({
    initialValues: { name: '', email: '', password: '' },
    validate: { name: rules.name, email: rules.email, password: rules.newPassword },
  });
  const attempt = useMutation({
    mutationFn: async (account: typeof form.values) => {
      const { email } = await call(createFirstInstructor, {
        params: { token },
        body: { ...account, locale },
      });
      await call(signIn, { body: { email, password: account.password } });
      await enter('/turmas');
    },
  });

  return (
    <form noValidate onSubmit={form.onSubmit((values) => attempt.mutate(values))}>
      <Stack>
        <AccountFields form={form} />
        {attempt.isError && <ErrorNotice error={attempt.error} />}
        <Button type="submit" loading={attempt.isPending}>
          {t('signIn.signUp')}
        </Button>
      </Stack>
    </form>
  );
}
