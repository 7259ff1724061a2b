import { Button, Card, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AttentionItem, Course } from '#contract/api/courses.ts';
import { useResolveAttention } from '../../api/courses.ts';
import { exercisesQuery } from '../../api/exercises.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TextLink } from '../../components/links.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Scrollable } from '../../components/Scrollable.tsx';
import classes from './AttentionCard.module.css';

interface AttentionCardProps {
  readonly course: Course;
  readonly item: AttentionItem;
}

export function AttentionCard({ course, item }: AttentionCardProps) {
  const { t } = useTranslation();
  const resolve = useResolveAttention(course.id);
  const { data: exercises = [] } = useQuery(exercisesQuery(course.id));
  // A folder that was broken from the start never became an exercise.
  const exerciseId = exercises.find(({ id }) => id === item.exerciseId)?.id;
  const kind = t(`attention.kinds.${item.kind}`);
  return (
    <Card withBorder component="article" aria-label={kind}>
      <Group justify="space-between">
        <Text fw={600}>{kind}</Text>
        <Text size="sm" c="dimmed">
          <Moment at={item.at} timeZone={course.timeZone} />
        </Text>
      </Group>
      <Text size="sm">{t(`attention.meanings.${item.kind}`)}</Text>
      <Scrollable lang="en" label={t('attention.detail')} className={classes.detail}>
        <pre>{item.detail}</pre>
      </Scrollable>
      <Group gap="md">
        {exerciseId !== undefined && (
          <TextLink to="/t/$courseId/e/$exerciseId" params={{ courseId: course.id, exerciseId }}>
            {t('attention.openExercise')}
          </TextLink>
        )}
        {item.exerciseId !== null && item.submissionId !== null && (
          <TextLink
            to="/t/$courseId/e/$exerciseId/envios/$submissionId"
            params={{
              courseId: course.id,
              exerciseId: item.exerciseId,
              submissionId: item.submissionId,
            }}
          >
            {t('attention.openSubmission')}
          </TextLink>
        )}
        {item.resolvedAt === null && course.role === 'instructor' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={resolve.isPending}
            onClick={() => resolve.mutate(item.id)}
          >
            {t('attention.resolve')}
          </Button>
        )}
      </Group>
      {resolve.isError && <ErrorNotice error={resolve.error} />}
    </Card>
  );
}
