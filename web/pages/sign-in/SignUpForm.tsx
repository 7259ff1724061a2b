import { Button, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { signUp } from '#contract/api/accounts.ts';
import { call } from '../../api/call.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLocale } from '../../use-locale.ts';
import { AccountFields } from './AccountFields.tsx';
import { useAccountRules } from './use-account-rules.ts';
import { useEnter } from './use-enter.ts';

export function SignUpForm({ next }: { readonly next: string }) {
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
      await call(signUp, { body: { ...account, locale } });
      await enter(next);
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
        <Text size="sm" c="dimmed">
          {t('signIn.whoSees')}
        </Text>
      </Stack>
    </form>
  );
}
