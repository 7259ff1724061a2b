import { useTranslation } from 'react-i18next';
import type { ExercisePage } from '#contract/api/exercises.ts';
import { Markdown } from '../../components/Markdown.tsx';
import { formatPoints } from '../../format.ts';
import { useLocale } from '../../use-locale.ts';
import classes from './StatementPane.module.css';

export function StatementPane({ exercise }: { readonly exercise: ExercisePage }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <div className={classes.statement}>
      <h2 className={classes.title}>{t('exercise.panes.enunciado')}</h2>
      <Contract exercise={exercise} />
      <Markdown lang={locale}>{exercise.statement[locale]}</Markdown>
    </div>
  );
}

/** What is verified, on how many cases and within which limits: everything a grade rests on. */
function Contract({ exercise }: { readonly exercise: ExercisePage }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { cases, limits } = exercise;
  return (
    <aside className={classes.contract} aria-label={t('exercise.contract')}>
      <h3>{t('exercise.contract')}</h3>
      <ul>
        {exercise.tasks.map((task) => (
          <li key={task.id}>
            <span>
              {task.title[locale]} <code>{task.quantities.join(', ')}</code>
            </span>
            <span className={classes.points}>
              {t('exercise.points', {
                count: task.maxPoints,
                points: formatPoints(task.maxPoints, locale),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p>
        {t('exercise.publicCases', { count: cases.public })} ·{' '}
        {t('exercise.hiddenCases', { count: cases.hidden })} ·{' '}
        {t('exercise.limits', { ms: limits.caseMs, mb: limits.memoryMb })}
      </p>
    </aside>
  );
}
