import { Stack, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { attentionQuery, courseQuery } from '../../api/courses.ts';
import { CoursePage } from '../../components/CoursePage.tsx';
import { AttentionCard } from './AttentionCard.tsx';

const route = getRouteApi('/signed-in/t/$courseId');

export function AttentionPage() {
  const { t } = useTranslation();
  const { courseId } = route.useParams();
  const { data: course } = useSuspenseQuery(courseQuery(courseId));
  const { data: items } = useSuspenseQuery(attentionQuery(courseId));
  const open = items.filter((item) => item.resolvedAt === null);
  const resolved = items.filter((item) => item.resolvedAt !== null);
  return (
    <CoursePage courseId={courseId} title={t('course.attention')}>
      {open.length === 0 && <Text mb="lg">{t('attention.empty')}</Text>}
      <Stack>
        {open.map((item) => (
          <AttentionCard key={item.id} course={course} item={item} />
        ))}
      </Stack>
      {resolved.length > 0 && (
        <>
          <Title order={2} size="h4" mt="xl" mb="sm">
            {t('attention.resolved')}
          </Title>
          <Stack>
            {resolved.map((item) => (
              <AttentionCard key={item.id} course={course} item={item} />
            ))}
          </Stack>
        </>
      )}
    </CoursePage>
  );
}
