import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../components/links.tsx';
import { Page } from '../../components/Page.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} width="narrow">
      <Text mb="lg">{t('notFound.text')}</Text>
      <ButtonLink to="/turmas">{t('notFound.back')}</ButtonLink>
    </Page>
  );
}
