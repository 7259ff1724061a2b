import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRetrySubmission } from '../../api/submissions.ts';
import { ErrorNotice } from '../ErrorNotice.tsx';

/** For a grading that failed on our side: the same code again, at no attempt. */
export function RetryGrading({ submissionId }: { readonly submissionId: string }) {
  const { t } = useTranslation();
  const retry = useRetrySubmission();
  return (
    <div>
      <Button
        size="compact-sm"
        loading={retry.isPending}
        onClick={() => retry.mutate(submissionId)}
      >
        {t('report.gradeAgain')}
      </Button>
      {retry.isError && <ErrorNotice error={retry.error} />}
    </div>
  );
}
