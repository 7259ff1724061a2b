import { ExerciseDefinition } from '../../../server/contract/exercise.ts';

/** A small exercise, as its author would write it, with parts of it replaced. */
export function defineExercise(
  parts: Partial<Record<keyof ExerciseDefinition, unknown>> = {},
): ExerciseDefinition {
  return ExerciseDefinition.parse({
    id: 'linear',
    title: { 'pt-BR': 'Linear', en: 'Linear' },
    summary: { 'pt-BR': 'Linear', en: 'Linear' },
    symbols: { m: [3, 7], n: [5, 11] },
    inputs: {
      X: { shape: ['m', 'n'], draw: 'normal' },
      w: { shape: ['m', 1], draw: 'normal', scale: '1/sqrt(m)' },
    },
    functions: {
      forward: { arguments: ['X', 'w'], returns: { J: { value: 'J' }, cache: 'opaque' } },
      backward: { arguments: ['cache'], returns: { dw: { gradient: 'w' } } },
    },
    tasks: [
      { id: 'loss', title: { 'pt-BR': 'Custo', en: 'Loss' }, points: 4, checks: ['J'] },
      {
        id: 'gradient',
        title: { 'pt-BR': 'Gradiente', en: 'Gradient' },
        points: 6,
        checks: ['dw'],
      },
    ],
    cases: [{ id: 'ordinary', count: 5, public: 2 }],
    ...parts,
  });
}
