import { Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { linkQuery } from '../../api/session.ts';
import { Page } from '../../components/Page.tsx';
import { FirstInstructorForm } from './FirstInstructorForm.tsx';
import { PasswordResetForm } from './PasswordResetForm.tsx';

const route = getRouteApi('/link/$token');

/** What a one-time link opens: the first instructor's account, or a new password. */
export function LinkPage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const { data: link } = useSuspenseQuery(linkQuery(token));

  if (link.kind === 'first_instructor') {
    return (
      <Page title={t('link.firstInstructor')} width="narrow">
        <Text mb="lg">{t('link.firstInstructorText')}</Text>
        <FirstInstructorForm token={token} />
      </Page>
    );
  }
  return (
    <Page title={t('link.passwordReset')} width="narrow">
      <Text mb="lg">{t('link.passwordResetText', { email: link.email ?? '' })}</Text>
      <PasswordResetForm token={token} />
    </Page>
  );
}
