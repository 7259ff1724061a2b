import { useTranslation } from 'react-i18next';
import type { Course } from '#contract/api/courses.ts';
import type { ExercisePage } from '#contract/api/exercises.ts';
import { Crumbs } from '../../components/Crumbs.tsx';
import { TextLink } from '../../components/links.tsx';
import { Score } from '../../components/Score.tsx';
import { useLocale } from '../../use-locale.ts';
import classes from './ExerciseBar.module.css';

interface ExerciseBarProps {
  readonly course: Course;
  readonly exercise: ExercisePage;
}

export function ExerciseBar({ course, exercise }: ExerciseBarProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const params = { courseId: course.id, exerciseId: exercise.id };
  return (
    <div className={classes.bar}>
      <div className={classes.where}>
        <Crumbs>
          <TextLink to="/t/$courseId" params={params}>
            {course.title}
          </TextLink>
        </Crumbs>
        <h1 className={classes.title}>{exercise.title[locale]}</h1>
      </div>
      <div className={classes.facts}>
        <span>
          {t('exercise.best')}{' '}
          <strong>
            <Score score={exercise.bestScore} maxScore={exercise.maxScore} />
          </strong>
        </span>
        <span>
          {exercise.attempts.limit === null
            ? t('attempts.used', { count: exercise.attempts.used })
            : t('attempts.usedOf', exercise.attempts)}
        </span>
        {course.role !== 'student' && (
          <TextLink to="/t/$courseId/e/$exerciseId/resultados" params={params}>
            {t('course.results')}
          </TextLink>
        )}
      </div>
    </div>
  );
}
