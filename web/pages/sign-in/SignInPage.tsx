import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignUpForm } from './SignUpForm.tsx';

const route = getRouteApi('/entrar');

export function SignInPage() {
  const { t } = useTranslation();
  const { voltar = '/turmas' } = route.useSearch();
  return (
    <Page title={t('signIn.title')} width="narrow">
      <Tabs defaultValue="sign-in" keepMounted={false}>
        <Tabs.List grow mb="lg">
          <Tabs.Tab value="sign-in">{t('signIn.signIn')}</Tabs.Tab>
          <Tabs.Tab value="sign-up">{t('signIn.signUp')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sign-in">
          <SignInForm next={voltar} />
        </Tabs.Panel>
        <Tabs.Panel value="sign-up">
          <SignUpForm next={voltar} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
