import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { signIn } from '#contract/api/accounts.ts';
import { call } from '../../api/call.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useAccountRules } from './use-account-rules.ts';
import { useEnter } from './use-enter.ts';

export function SignInForm({ next }: { readonly next: string }) {
  const { t } = useTranslation();
  const rules = useAccountRules();
  const enter = useEnter();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: { email: rules.email, password: rules.present },
  });
  const attempt = useMutation({
    mutationFn: async (credentials: typeof form.values) => {
      await call(signIn, { body: credentials });
      await enter(next);
    },
  });

  return (
    <form noValidate onSubmit={form.onSubmit((values) => attempt.mutate(values))}>
      <Stack>
        <TextInput
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('signIn.password')}
          autoComplete="current-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          {...form.getInputProps('password')}
        />
        {attempt.isError && <ErrorNotice error={attempt.error} />}
        <Button type="submit" loading={attempt.isPending}>
          {t('signIn.signIn')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('signIn.forgotten')}
        </Text>
      </Stack>
    </form>
  );
}
