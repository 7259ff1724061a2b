import { Progress as ProgressBar, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExerciseSummary } from '#contract/api/exercises.ts';
import { formatPoints } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';

interface ProgressProps {
  readonly exercises: readonly ExerciseSummary[];
}

export function Progress({ exercises }: ProgressProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const passed = exercises.filter(({ state }) => state === 'passed').length;
  const points = sum(exercises.map(({ bestScore }) => bestScore ?? 0));
  const maxPoints = sum(exercises.map(({ maxScore }) => maxScore));
  const summary = t('exercises.progress', {
    passed,
    count: exercises.length,
    points: formatPoints(points, locale),
    maxPoints: formatPoints(maxPoints, locale),
  });
  return (
    <>
      <Text mb={6}>{summary}</Text>
      <ProgressBar value={(100 * points) / maxPoints} aria-label={summary} mb="lg" />
    </>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
