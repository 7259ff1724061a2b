import type { ExerciseDefinition } from '#contract/exercise.ts';
import type { Check, TaskReport } from '#contract/report.ts';
import type { Quantity } from './quantities.ts';

/** The part of a case that earns points. */
export interface ScoredCase {
  readonly checks: readonly Check[];
  readonly quantities: readonly Quantity[];
}

/** A task's points when its answers were differentiated numerically where that is forbidden. */
const numericalShare = 1 / 2;

/**
 * A task earns its points if every one of its checks is right, consistent or undecided on every scored case.
 * Without cases nothing was reached and nothing is earned.
 */
export function scoreTasks(
  { tasks, numericalBackward }: Pick<ExerciseDefinition, 'tasks' | 'numericalBackward'>,
  cases: readonly ScoredCase[],
  isNumerical: boolean,
): TaskReport[] {
  const share = isNumerical && numericalBackward === 'forbid' ? numericalShare : 1;
  return tasks.map(({ id, points, checks }) => {
    const isEarned =
      cases.length > 0 &&
      cases.every((scored) =>
        selectChecks(checks, scored).every(({ status }) => status !== 'fail'),
      );
    const hasGradients = cases.some(({ quantities }) =>
      quantities.some(
        ({ kind, ...quantity }) => kind === 'gradient' && isSelected(checks, quantity),
      ),
    );
    const earned = isEarned ? points * (hasGradients ? share : 1) : 0;
    return { id, points: earned, maxPoints: points };
  });
}

function selectChecks(selectors: readonly string[], { checks, quantities }: ScoredCase): Check[] {
  const names = new Set(
    quantities.filter((quantity) => isSelected(selectors, quantity)).map(({ name }) => name),
  );
  return checks.filter(({ quantity }) => names.has(quantity));
}

/** `dW2` selects itself, `dW[*]` every entry of the list. */
export function isSelected(
  selectors: readonly string[],
  { name, family }: Pick<Quantity, 'name' | 'family'>,
): boolean {
  return selectors.includes(name) || selectors.includes(`${family}[*]`);
}
