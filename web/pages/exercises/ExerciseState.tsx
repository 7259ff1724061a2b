import { useTranslation } from 'react-i18next';
import type { ExerciseSummary } from '#contract/api/exercises.ts';
import classes from './ExerciseState.module.css';

type State = ExerciseSummary['state'];

const glyphs: Readonly<Record<State, string>> = {
  new: '○',
  draft: '✎',
  attempted: '◐',
  passed: '✓',
};

export function ExerciseState({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  return (
    <span className={classes.state} data-state={state}>
      <span aria-hidden="true">{glyphs[state]}</span> {t(`exercises.states.${state}`)}
    </span>
  );
}
