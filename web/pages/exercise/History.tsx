import { Button, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '#contract/api/submissions.ts';
import type { ExercisePlace } from '../../api/exercises.ts';
import { submissionsQuery } from '../../api/submissions.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TextLink } from '../../components/links.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Score } from '../../components/Score.tsx';
import { VerdictLabel } from '../../components/VerdictLabel.tsx';
import classes from './History.module.css';

interface HistoryProps {
  readonly place: ExercisePlace;
  readonly timeZone: string;
  /** The submission whose result stands above. */
  readonly currentId: string | null;
  readonly onRestore: (submissionId: string) => void;
}

export function History({ place, timeZone, currentId, onRestore }: HistoryProps) {
  const { t } = useTranslation();
  const history = useInfiniteQuery(submissionsQuery(place));
  const submissions = history.data?.pages.flatMap((page) => page.submissions) ?? [];
  return (
    <section aria-label={t('history.title')}>
      <h3 className={classes.title}>{t('history.title')}</h3>
      {history.isPending && <Skeleton height={48} />}
      {history.isError && (
        <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
      )}
      {history.isSuccess && submissions.length === 0 && (
        <p className={classes.empty}>{t('history.empty')}</p>
      )}
      <ol className={classes.list}>
        {submissions.map((submission) => (
          <HistoryRow
            key={submission.id}
            place={place}
            timeZone={timeZone}
            submission={submission}
            isCurrent={submission.id === currentId}
            onRestore={onRestore}
          />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {t('history.older')}
        </Button>
      )}
    </section>
  );
}

interface HistoryRowProps extends Pick<HistoryProps, 'place' | 'timeZone' | 'onRestore'> {
  readonly submission: SubmissionSummary;
  readonly isCurrent: boolean;
}

function HistoryRow({ place, timeZone, submission, isCurrent, onRestore }: HistoryRowProps) {
  const { t } = useTranslation();
  const title = t('submission.title', { number: submission.number });
  return (
    <li data-current={isCurrent || undefined}>
      <div className={classes.line}>
        <TextLink
          to="/t/$courseId/e/$exerciseId/envios/$submissionId"
          params={{ ...place, submissionId: submission.id }}
        >
          {title}
        </TextLink>
        {submission.verdict === null ? (
          <span>{t('submission.grading')}</span>
        ) : (
          <VerdictLabel verdict={submission.verdict} />
        )}
        <span className={classes.score}>
          <Score score={submission.score} maxScore={submission.maxScore} />
        </span>
      </div>
      <div className={classes.line}>
        <span className={classes.quiet}>
          <Moment at={submission.receivedAt} timeZone={timeZone} />
          {submission.costsAttempt === false && ` · ${t('history.free')}`}
        </span>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('history.restoreOf', { submission: title })}
          onClick={() => onRestore(submission.id)}
        >
          {t('history.restore')}
        </Button>
      </div>
    </li>
  );
}
