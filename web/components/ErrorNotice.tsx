import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.ts';
import { useProblemText } from './use-problem-text.ts';

interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Says what went wrong and offers to try again where that can help. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const instance = error instanceof ApiProblem && error.status >= 500 ? error.instance : null;
  return (
    <Alert color="red" variant="light" role="alert">
      <Text size="sm">{problemText(error)}</Text>
      {instance !== null && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('error.incident', { id: instance })}
        </Text>
      )}
      {onRetry !== undefined && (
        <Button mt="sm" size="xs" variant="default" onClick={onRetry}>
          {t('error.retry')}
        </Button>
      )}
    </Alert>
  );
}
