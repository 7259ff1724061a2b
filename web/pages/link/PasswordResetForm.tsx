import { Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { resetPassword, signIn } from '#contract/api/accounts.ts';
import { call } from '../../api/call.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useAccountRules } from '../sign-in/use-account-rules.ts';
import { useEnter } from '../sign-in/use-enter.ts';

export function PasswordResetForm({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const rules = useAccountRules();
  const enter = useEnter();
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: rules.newPassword },
  });
  const attempt = useMutation({
    mutationFn: async ({ password }: typeof form.values) => {
      const { email } = await call(resetPassword, { params: { token }, body: { password } });
      await call(signIn, { body: { email, password } });
      await enter('/turmas');
    },
  });

  return (
    <form noValidate onSubmit={form.onSubmit((values) => attempt.mutate(values))}>
      <Stack>
        <PasswordInput
          label={t('link.newPassword')}
          description={t('signIn.passwordRule')}
          autoComplete="new-password"
          required
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          {...form.getInputProps('password')}
        />
        {attempt.isError && <ErrorNotice error={attempt.error} />}
        <Button type="submit" loading={attempt.isPending}>
          {t('link.setPassword')}
        </Button>
      </Stack>
    </form>
  );
}
