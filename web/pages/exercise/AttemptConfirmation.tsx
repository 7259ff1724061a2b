import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import classes from './CodePane.module.css';

interface AttemptConfirmationProps {
  readonly attempts: ExercisePage['attempts'];
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asked only where attempts are counted, and never in the way of the code. */
export function AttemptConfirmation({ attempts, onConfirm, onCancel }: AttemptConfirmationProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.notice} role="alert">
      <Group gap="sm">
        <span>{t('attempts.confirm', { number: attempts.used + 1, limit: attempts.limit })}</span>
        <Button size="compact-sm" onClick={onConfirm}>
          {t('attempts.confirmButton')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {t('attempts.cancel')}
        </Button>
      </Group>
    </div>
  );
}
