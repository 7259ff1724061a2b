import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { courseQuery } from '../../api/courses.ts';
import { draftQuery, exerciseQuery } from '../../api/exercises.ts';
import { useUser } from '../../api/session.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Page } from '../../components/Page.tsx';
import { PageSkeleton } from '../../components/PageSkeleton.tsx';
import { Workspace } from './Workspace.tsx';

const route = getRouteApi('/signed-in/t/$courseId/e/$exerciseId');

/** Statement, editor and result of one exercise. */
export function ExercisePage() {
  const { t } = useTranslation();
  const place = route.useParams();
  const user = useUser();
  const { data: course } = useSuspenseQuery(courseQuery(place.courseId));
  const { data: exercise } = useSuspenseQuery(exerciseQuery(place));
  const draft = useQuery(draftQuery(place));

  if (draft.data !== undefined && user !== null) {
    return (
      <Workspace
        key={`${user.id}/${place.courseId}/${place.exerciseId}`}
        user={user}
        course={course}
        exercise={exercise}
        draft={draft.data}
      />
    );
  }
  if (!draft.isError) return <PageSkeleton />;
  return (
    <Page title={t('error.title')} width="narrow">
      <ErrorNotice error={draft.error} onRetry={() => void draft.refetch()} />
    </Page>
  );
}
