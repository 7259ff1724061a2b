import { Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { courseQuery } from '../../api/courses.ts';
import { exerciseQuery, resultsQuery } from '../../api/exercises.ts';
import { Crumbs } from '../../components/Crumbs.tsx';
import { TextLink } from '../../components/links.tsx';
import { Page } from '../../components/Page.tsx';
import { useLocale } from '../../use-locale.ts';
import { AttemptLimit } from './AttemptLimit.tsx';
import { ResultTable } from './ResultTable.tsx';

const route = getRouteApi('/signed-in/t/$courseId/e/$exerciseId');

/** Every student's best score and last submission. */
export function ResultsPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const place = route.useParams();
  const { data: course } = useSuspenseQuery(courseQuery(place.courseId));
  const { data: exercise } = useSuspenseQuery(exerciseQuery(place));
  const { data: results } = useSuspenseQuery(resultsQuery(place));
  return (
    <Page
      title={t('results.title', { exercise: exercise.title[locale] })}
      crumbs={
        <Crumbs>
          <TextLink to="/t/$courseId" params={place}>
            {course.title}
          </TextLink>
          <TextLink to="/t/$courseId/resultados" params={place}>
            {t('course.results')}
          </TextLink>
        </Crumbs>
      }
      aside={
        <TextLink to="/t/$courseId/e/$exerciseId" params={place}>
          {t('results.open')}
        </TextLink>
      }
    >
      {course.role === 'instructor' && (
        <AttemptLimit place={place} limit={exercise.attempts.limit} />
      )}
      {results.rows.length === 0 ? (
        <Text>{t('results.empty')}</Text>
      ) : (
        <ResultTable
          place={place}
          rows={results.rows}
          maxScore={results.maxScore}
          timeZone={course.timeZone}
        />
      )}
    </Page>
  );
}
