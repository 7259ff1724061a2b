import { PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface AccountFieldsProps {
  readonly form: UseFormReturnType<NewAccount>;
}

/** What a new account needs. */
export function AccountFields({ form }: AccountFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('signIn.name')}
        autoComplete="name"
        required
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        required
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t('signIn.password')}
        description={t('signIn.passwordRule')}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        {...form.getInputProps('password')}
      />
    </>
  );
}
