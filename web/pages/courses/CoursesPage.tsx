import { Badge, Card, SimpleGrid, Text, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Course } from '#contract/api/courses.ts';
import { coursesQuery } from '../../api/courses.ts';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/Page.tsx';
import { JoinForm } from './JoinForm.tsx';

export function CoursesPage() {
  const { t } = useTranslation();
  const { data: courses } = useSuspenseQuery(coursesQuery);
  return (
    <Page title={t('courses.title')}>
      {courses.length === 0 ? (
        <Text mb="xl">{t('courses.empty')}</Text>
      ) : (
        <SimpleGrid cols={{ base: 1, sm: 2 }} mb="xl">
          {courses.map((course) => (
            <CourseCard key={course.id} course={course} />
          ))}
        </SimpleGrid>
      )}
      <JoinForm />
    </Page>
  );
}

function CourseCard({ course }: { readonly course: Course }) {
  const { t } = useTranslation();
  return (
    <Card withBorder padding="lg">
      <Title order={2} size="h4">
        <TextLink to="/t/$courseId" params={{ courseId: course.id }}>
          {course.title}
        </TextLink>
      </Title>
      <Text size="sm" c="dimmed" mt={4}>
        {course.term} · {t('courses.members', { count: course.members })}
      </Text>
      {course.role !== 'student' && (
        <Badge variant="light" mt="sm">
          {t(`role.${course.role}`)}
        </Badge>
      )}
    </Card>
  );
}
