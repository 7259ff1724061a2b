import { useTranslation } from 'react-i18next';
import type { ResultRow } from '#contract/api/exercises.ts';
import type { ExercisePlace } from '../../api/exercises.ts';
import { Attempts } from '../../components/Attempts.tsx';
import { TextLink } from '../../components/links.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Score } from '../../components/Score.tsx';
import table from '../../components/TextTable.module.css';
import { VerdictLabel } from '../../components/VerdictLabel.tsx';

interface ResultTableProps {
  readonly place: ExercisePlace;
  readonly rows: readonly ResultRow[];
  readonly maxScore: number;
  readonly timeZone: string;
}

export function ResultTable({ place, rows, maxScore, timeZone }: ResultTableProps) {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <caption className={table.caption}>{t('course.results')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('results.student')}</th>
          <th scope="col">{t('exercises.bestScore')}</th>
          <th scope="col">{t('exercises.attempts')}</th>
          <th scope="col">{t('results.submissions')}</th>
          <th scope="col">{t('exercises.lastSubmission')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.student.userId}>
            <th scope="row">
              {row.student.name}
              <div className={table.quiet}>{row.student.email}</div>
            </th>
            <td className={table.number} data-label={t('exercises.bestScore')}>
              <Score score={row.bestScore} maxScore={maxScore} />
            </td>
            <td className={table.number} data-label={t('exercises.attempts')}>
              <Attempts attempts={row.attempts} />
            </td>
            <td className={table.number} data-label={t('results.submissions')}>
              {row.submissions}
            </td>
            <td>
              <LastSubmission place={place} last={row.last} timeZone={timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface LastSubmissionProps {
  readonly place: ExercisePlace;
  readonly last: ResultRow['last'];
  readonly timeZone: string;
}

function LastSubmission({ place, last, timeZone }: LastSubmissionProps) {
  const { t } = useTranslation();
  if (last === null) return t('exercises.none');
  return (
    <>
      <TextLink
        to="/t/$courseId/e/$exerciseId/envios/$submissionId"
        params={{ ...place, submissionId: last.submissionId }}
      >
        {t('submission.title', { number: last.number })}
      </TextLink>{' '}
      {last.verdict === null ? t('submission.grading') : <VerdictLabel verdict={last.verdict} />}
      <div className={table.quiet}>
        <Moment at={last.receivedAt} timeZone={timeZone} />
      </div>
    </>
  );
}
