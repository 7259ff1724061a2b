import type { CaseSpec, ExerciseDefinition } from '#contract/exercise.ts';
import type { Visibility } from '#contract/report.ts';

/** One case of an exercise, before anything is drawn. */
export interface CasePlace {
  /** `ordinary-2`; the bare id where there is only one. */
  readonly id: string;
  readonly visibility: Visibility;
  readonly spec: CaseSpec;
  /** Choices are dealt by it. */
  readonly index: number;
}

/** Every case by name; scored ones first, in the order of exercise.yaml. */
export function listCases({ cases }: Pick<ExerciseDefinition, 'cases'>): CasePlace[] {
  return cases
    .toSorted((a, b) => Number(a.confirming) - Number(b.confirming))
    .flatMap((spec) =>
      Array.from({ length: spec.count }, (_, k) => ({
        id: spec.count === 1 ? spec.id : `${spec.id}-${k + 1}`,
        visibility: k < spec.public ? ('public' as const) : ('hidden' as const),
        spec,
      })),
    )
    .map((place, index) => ({ ...place, index }));
}
