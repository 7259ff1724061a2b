import { useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import type { TaskReport } from '#contract/report.ts';
import { useLocale } from '../../use-locale.ts';
import { Score } from '../Score.tsx';
import view from './ReportView.module.css';
import classes from './TaskPoints.module.css';

interface TaskPointsProps {
  readonly tasks: readonly TaskReport[];
  readonly exercise: ExercisePage;
}

export function TaskPoints({ tasks, exercise }: TaskPointsProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <section aria-label={t('report.points')}>
      <h3 className={view.title}>{t('report.points')}</h3>
      <ul className={classes.tasks}>
        {tasks.map(({ id, points, maxPoints }) => {
          const task = exercise.tasks.find((one) => one.id === id);
          return (
            <li key={id}>
              <span aria-hidden="true">{points === maxPoints ? '✓' : '○'}</span>
              <span className={classes.title}>
                {task?.title[locale] ?? id}
                {task !== undefined && (
                  <code className={classes.quantities}>{task.quantities.join(', ')}</code>
                )}
              </span>
              <span className={classes.points}>
                <Score score={points} maxScore={maxPoints} />
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
