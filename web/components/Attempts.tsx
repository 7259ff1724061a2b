import { useTranslation } from 'react-i18next';
import type { ExerciseSummary } from '#contract/api/exercises.ts';

interface AttemptsProps {
  readonly attempts: ExerciseSummary['attempts'];
}

/** `4`, or `4 de 10` where they are counted. */
export function Attempts({ attempts: { used, limit } }: AttemptsProps) {
  const { t } = useTranslation();
  return limit === null ? String(used) : t('attempts.of', { used, limit });
}
