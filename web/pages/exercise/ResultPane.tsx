import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Course } from '#contract/api/courses.ts';
import type { ExercisePage } from '#contract/api/exercises.ts';
import type { ExercisePlace } from '../../api/exercises.ts';
import type { SourcePlace } from '../../components/editor/editor-types.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SubmissionResult } from '../../components/report/SubmissionResult.tsx';
import { History } from './History.tsx';
import classes from './ResultPane.module.css';
import type { CurrentRun } from './use-current-run.ts';

interface ResultPaneProps {
  readonly place: ExercisePlace;
  readonly course: Course;
  readonly exercise: ExercisePage;
  readonly run: CurrentRun;
  /** Whether the code has changed since it was judged. */
  readonly isStale: boolean;
  readonly onPlace: ((place: SourcePlace) => void) | undefined;
  readonly onRestore: (submissionId: string) => void;
}

export function ResultPane({ place, course, exercise, run, ...rest }: ResultPaneProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.result}>
      <h2 className={classes.title}>{t('exercise.panes.resultado')}</h2>
      <Latest exercise={exercise} course={course} run={run} {...rest} />
      <History
        place={place}
        timeZone={course.timeZone}
        currentId={run.submission?.id ?? null}
        onRestore={rest.onRestore}
      />
    </div>
  );
}

type LatestProps = Omit<ResultPaneProps, 'place' | 'onRestore'>;

function Latest({ exercise, course, run, isStale, onPlace }: LatestProps) {
  const { t } = useTranslation();
  if (run.isSending) return <output>{t('run.sending')}</output>;
  if (run.submission !== null) {
    return (
      <SubmissionResult
        submission={run.submission}
        progress={run.progress}
        connection={run.connection}
        exercise={exercise}
        timeZone={course.timeZone}
        isStale={isStale}
        onPlace={onPlace}
      />
    );
  }
  if (run.error !== null) return <ErrorNotice error={run.error} onRetry={run.retry} />;
  if (exercise.lastSubmittedAt !== null) return <Skeleton height={120} />;
  return <p className={classes.empty}>{t('exercise.noResult')}</p>;
}
