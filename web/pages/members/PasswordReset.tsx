import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Course, Member } from '#contract/api/courses.ts';
import { useIssuePasswordReset } from '../../api/courses.ts';
import { CopyField } from '../../components/CopyField.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatDateTime } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';

interface PasswordResetProps {
  readonly course: Course;
  readonly member: Member;
}

/** There is no mail: the link appears here, to be handed over. */
export function PasswordReset({ course, member }: PasswordResetProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const issue = useIssuePasswordReset(course.id);
  return (
    <div aria-live="polite">
      <Button
        size="compact-sm"
        variant="default"
        loading={issue.isPending}
        aria-label={t('members.makeLinkFor', { name: member.name })}
        onClick={() => issue.mutate(member.userId)}
      >
        {t('members.makeLink')}
      </Button>
      {issue.isError && <ErrorNotice error={issue.error} />}
      {issue.isSuccess && (
        <>
          <CopyField label={t('members.link')} value={issue.data.url} />
          <Text size="sm" c="dimmed">
            {t('members.linkRule', {
              until: formatDateTime(issue.data.expiresAt, locale, course.timeZone),
            })}
          </Text>
        </>
      )}
    </div>
  );
}
