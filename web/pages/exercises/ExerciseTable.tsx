import { useTranslation } from 'react-i18next';
import type { Course } from '#contract/api/courses.ts';
import type { ExerciseSummary } from '#contract/api/exercises.ts';
import { Attempts } from '../../components/Attempts.tsx';
import { TextLink } from '../../components/links.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Score } from '../../components/Score.tsx';
import table from '../../components/TextTable.module.css';
import { useLocale } from '../../use-locale.ts';
import { ExerciseState } from './ExerciseState.tsx';

interface ExerciseTableProps {
  readonly course: Course;
  readonly exercises: readonly ExerciseSummary[];
}

export function ExerciseTable({ course, exercises }: ExerciseTableProps) {
  const { t } = useTranslation();
  return (
    <table className={table.table}>
      <caption className={table.caption}>{t('course.exercises')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('exercises.exercise')}</th>
          <th scope="col">{t('exercises.state')}</th>
          <th scope="col">{t('exercises.bestScore')}</th>
          <th scope="col">{t('exercises.attempts')}</th>
          <th scope="col">{t('exercises.lastSubmission')}</th>
        </tr>
      </thead>
      <tbody>
        {exercises.map((exercise) => (
          <ExerciseRow key={exercise.id} course={course} exercise={exercise} />
        ))}
      </tbody>
    </table>
  );
}

interface ExerciseRowProps {
  readonly course: Course;
  readonly exercise: ExerciseSummary;
}

function ExerciseRow({ course, exercise }: ExerciseRowProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <tr>
      <th scope="row">
        <TextLink
          to="/t/$courseId/e/$exerciseId"
          params={{ courseId: course.id, exerciseId: exercise.id }}
        >
          {exercise.title[locale]}
        </TextLink>
        <div className={table.quiet}>{exercise.summary[locale]}</div>
      </th>
      <td>
        <ExerciseState state={exercise.state} />
      </td>
      <td className={table.number} data-label={t('exercises.bestScore')}>
        <Score score={exercise.bestScore} maxScore={exercise.maxScore} />
      </td>
      <td className={table.number} data-label={t('exercises.attempts')}>
        <Attempts attempts={exercise.attempts} />
      </td>
      <td className={table.number} data-label={t('exercises.lastSubmission')}>
        {exercise.lastSubmittedAt === null ? (
          t('exercises.none')
        ) : (
          <Moment at={exercise.lastSubmittedAt} timeZone={course.timeZone} />
        )}
      </td>
    </tr>
  );
}
