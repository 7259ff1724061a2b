import { useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import type { Submission } from '#contract/api/submissions.ts';
import type { Connection } from '../../run/watch-run.ts';
import type { RunProgress } from '../../run/run-progress.ts';
import type { SourcePlace } from '../editor/editor-types.ts';
import { Moment } from '../Moment.tsx';
import { Score } from '../Score.tsx';
import { VerdictLabel } from '../VerdictLabel.tsx';
import { Headline } from './Headline.tsx';
import { ReportView } from './ReportView.tsx';
import { RetryGrading } from './RetryGrading.tsx';
import { RunStatus } from './RunStatus.tsx';
import classes from './SubmissionResult.module.css';
import { useResultAnnouncement } from './use-result-announcement.ts';

interface SubmissionResultProps {
  readonly submission: Submission;
  readonly progress: RunProgress;
  readonly connection: Connection;
  readonly exercise: ExercisePage;
  readonly timeZone: string;
  readonly isStale?: boolean;
  readonly onPlace?: ((place: SourcePlace) => void) | undefined;
}

/** One submission: its progress while it is graded, its report from then on. */
export function SubmissionResult(props: SubmissionResultProps) {
  const { submission, exercise, isStale = false } = props;
  const { t } = useTranslation();
  useResultAnnouncement(submission);
  const { report } = submission;
  return (
    <article
      className={classes.result}
      aria-label={t('submission.title', { number: submission.number })}
    >
      {report !== null && (
        <div className={classes.verdict} data-stale={isStale || undefined}>
          <Headline report={report} />
          <p className={classes.line}>
            <VerdictLabel verdict={report.verdict} size="large" />
            <strong>
              <Score score={report.score} maxScore={report.maxScore} />
            </strong>
          </p>
        </div>
      )}
      <p className={classes.facts}>
        {t('submission.title', { number: submission.number })} ·{' '}
        <Moment at={submission.receivedAt} timeZone={props.timeZone} />
        {submission.costsAttempt === false && ` · ${t('history.free')}`}
        {isStale && report !== null && <span className={classes.stale}>{t('report.stale')}</span>}
      </p>
      {report?.verdict === 'system_error' && <RetryGrading submissionId={submission.id} />}
      {report === null ? (
        <RunStatus progress={props.progress} connection={props.connection} />
      ) : (
        <ReportView
          key={submission.id}
          report={report}
          explanations={submission.explanations}
          exercise={exercise}
          onPlace={props.onPlace}
        />
      )}
    </article>
  );
}
