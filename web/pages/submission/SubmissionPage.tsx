import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { courseQuery } from '../../api/courses.ts';
import { exerciseQuery } from '../../api/exercises.ts';
import { useUser } from '../../api/session.ts';
import { submissionQuery } from '../../api/submissions.ts';
import { Crumbs } from '../../components/Crumbs.tsx';
import { ButtonLink, TextLink } from '../../components/links.tsx';
import { Page } from '../../components/Page.tsx';
import { SubmissionResult } from '../../components/report/SubmissionResult.tsx';
import { useRun } from '../../run/use-run.ts';
import { useLocale } from '../../use-locale.ts';
import { JudgedSource } from './JudgedSource.tsx';

const route = getRouteApi('/signed-in/t/$courseId/e/$exerciseId/envios/$submissionId');

/** One submission as it was judged: the code, not to be changed, and its report. */
export function SubmissionPage() {
  const { t } = useTranslation();
  const locale = useLocale();
  const params = route.useParams();
  const user = useUser();
  const { data: course } = useSuspenseQuery(courseQuery(params.courseId));
  const { data: exercise } = useSuspenseQuery(exerciseQuery(params));
  const { data: loaded } = useSuspenseQuery(submissionQuery(params.submissionId));
  const run = useRun(params.submissionId, params.courseId);
  const submission = run.submission ?? loaded;
  const isOwn = submission.student.userId === user?.id;
  const title = t('submission.title', { number: submission.number });

  return (
    <Page
      title={isOwn ? title : t('submission.titleOf', { title, student: submission.student.name })}
      crumbs={
        <Crumbs>
          <TextLink to="/t/$courseId" params={params}>
            {course.title}
          </TextLink>
          <TextLink to="/t/$courseId/e/$exerciseId" params={params}>
            {exercise.title[locale]}
          </TextLink>
          {!isOwn && (
            <TextLink to="/t/$courseId/e/$exerciseId/resultados" params={params}>
              {t('course.results')}
            </TextLink>
          )}
        </Crumbs>
      }
      aside={
        isOwn && (
          <ButtonLink
            to="/t/$courseId/e/$exerciseId"
            params={params}
            search={{ restaurar: submission.id }}
            variant="default"
            size="compact-md"
          >
            {t('submission.restore')}
          </ButtonLink>
        )
      }
    >
      <JudgedSource
        source={submission.source}
        types={exercise.types}
        report={submission.report}
        renderResult={(onPlace) => (
          <SubmissionResult
            submission={submission}
            progress={run.progress}
            connection={run.connection}
            exercise={exercise}
            timeZone={course.timeZone}
            onPlace={onPlace}
          />
        )}
      />
    </Page>
  );
}
