import { Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { courseQuery } from '../../api/courses.ts';
import { exercisesQuery } from '../../api/exercises.ts';
import { CopyField } from '../../components/CopyField.tsx';
import { CoursePage } from '../../components/CoursePage.tsx';
import { ExerciseTable } from './ExerciseTable.tsx';
import { Progress } from './Progress.tsx';

const route = getRouteApi('/signed-in/t/$courseId');

export function ExercisesPage() {
  const { t } = useTranslation();
  const { courseId } = route.useParams();
  const { data: course } = useSuspenseQuery(courseQuery(courseId));
  const { data: exercises } = useSuspenseQuery(exercisesQuery(courseId));
  return (
    <CoursePage courseId={courseId} title={course.title}>
      {course.joinCode !== null && (
        <CopyField label={t('course.joinCode')} value={spaced(course.joinCode)} />
      )}
      {exercises.length === 0 ? (
        <Text>{t('exercises.empty')}</Text>
      ) : (
        <>
          <Progress exercises={exercises} />
          <ExerciseTable course={course} exercises={exercises} />
        </>
      )}
    </CoursePage>
  );
}

/** `K7QF-2M9D`: easier to read aloud; the server ignores the hyphen. */
function spaced(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
