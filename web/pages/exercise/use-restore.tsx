import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { submissionQuery } from '../../api/submissions.ts';
import { useProblemText } from '../../components/use-problem-text.ts';
import type { DraftSession } from '../../draft/draft-session.ts';

const undoMs = 10_000;

interface Restore {
  readonly toStarter: () => void;
  readonly toSubmission: (submissionId: string) => void;
}

/** Brings other code into the editor; what stood there is one click away. */
export function useRestore(
  session: DraftSession,
  starter: string,
  asked: string | undefined,
): Restore {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const navigate = useNavigate({ from: '/t/$courseId/e/$exerciseId/' });

  function replace(text: string, message: string): void {
    const before = session.getState().text;
    session.edit(text);
    notifications.show({
      id: 'restored',
      autoClose: undoMs,
      message: (
        <Group justify="space-between">
          {message}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              session.edit(before);
              notifications.hide('restored');
            }}
          >
            {t('restore.undo')}
          </Button>
        </Group>
      ),
    });
  }

  async function restoreSubmission(submissionId: string): Promise<void> {
    try {
      const { source, number } = await queryClient.fetchQuery(submissionQuery(submissionId));
      replace(source, t('restore.submission', { number }));
    } catch (error) {
      notifications.show({ color: 'red', message: problemText(error) });
    }
  }

  const restoreAsked = useEffectEvent((submissionId: string) => {
    void navigate({ search: { aba: 'codigo' }, replace: true });
    void restoreSubmission(submissionId);
  });

  // Follows a link that asks for the code of a submission, once.
  useEffect(() => {
    if (asked !== undefined) restoreAsked(asked);
  }, [asked]);

  return {
    toStarter: () => replace(starter, t('restore.starter')),
    toSubmission: (submissionId) => void restoreSubmission(submissionId),
  };
}
