import { Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { exercisesQuery } from '../../api/exercises.ts';
import { CoursePage } from '../../components/CoursePage.tsx';
import { TextLink } from '../../components/links.tsx';
import table from '../../components/TextTable.module.css';
import { useLocale } from '../../use-locale.ts';

const route = getRouteApi('/signed-in/t/$courseId');

/** From a course to the results of each of its exercises. */
export function CourseResultsPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { courseId } = route.useParams();
  const { data: exercises } = useSuspenseQuery(exercisesQuery(courseId));
  return (
    <CoursePage courseId={courseId} title={t('course.results')}>
      {exercises.length === 0 && <Text>{t('exercises.empty')}</Text>}
      {exercises.length > 0 && (
        <table className={table.table}>
          <caption className={table.caption}>{t('course.results')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('exercises.exercise')}</th>
              <th scope="col">{t('results.limit')}</th>
            </tr>
          </thead>
          <tbody>
            {exercises.map(({ id, title, attempts }) => (
              <tr key={id}>
                <th scope="row">
                  <TextLink
                    to="/t/$courseId/e/$exerciseId/resultados"
                    params={{ courseId, exerciseId: id }}
                  >
                    {title[locale]}
                  </TextLink>
                </th>
                <td data-label={t('results.limit')}>{attempts.limit ?? t('results.unlimited')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </CoursePage>
  );
}
