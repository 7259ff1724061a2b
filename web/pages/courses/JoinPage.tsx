import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { JoinForm } from './JoinForm.tsx';

const route = getRouteApi('/signed-in/j/$code');

/** Where a join link leads: one click from there is consent enough, none would be too little. */
export function JoinPage() {
  const { t } = useTranslation();
  const { code } = route.useParams();
  return (
    <Page title={t('courses.joinTitle')} width="narrow">
      <JoinForm code={code} />
    </Page>
  );
}
