import type { ExerciseDefinition } from '#contract/exercise.ts';
import { listCases } from '../grading/cases.ts';
import { drawCase } from '../grading/draw.ts';
import { evaluateExpression, type Symbols } from '../grading/expression.ts';
import {
  quantitiesOf,
  resolveQuantities,
  resolveReference,
  type Quantity,
} from '../grading/quantities.ts';
import { drawSizes } from '../grading/sizes.ts';
import type { Fail } from './check-definition.ts';

/** Draws every case once, so that a recipe that cannot be followed is found when the folder is read. */
export function checkRecipes(definition: ExerciseDefinition, fail: Fail): Quantity[] {
  const { inputs, functions } = definition;
  return listCases(definition).flatMap(({ id, spec, index }) => {
    const key = { seed: 'check', caseId: id, index, redraw: 0 };
    const attempt = <T>(path: readonly string[], work: () => T): T => {
      try {
        return work();
      } catch (cause) {
        return fail(path, `case ${id}: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
    };
    const sizes = attempt(['symbols'], () => drawSizes(definition, spec, key));
    for (const [name, input] of Object.entries(inputs)) {
      const alone = { ...definition, inputs: { [name]: input } };
      attempt(['inputs', name], () => {
        drawCase(alone, spec, key);
        resolveInput(definition, name, sizes);
      });
    }
    for (const [name, fn] of Object.entries(functions)) {
      const alone = { ...definition, functions: { [name]: fn } };
      attempt(['functions', name], () => resolveQuantities(alone, sizes));
    }
    return quantitiesOf(definition, spec, sizes);
  });
}

/** What an input says of the model's tensors. */
function resolveInput(definition: ExerciseDefinition, name: string, sizes: Symbols): void {
  const input = definition.inputs[name];
  if (!input) return;
  if ('model' in input) resolveReference(input.model, definition, sizes);
  if ('draw' in input && input.upstreamOf !== undefined) {
    resolveReference(input.upstreamOf, definition, sizes);
    evaluateExpression(input.times ?? 1, sizes);
  }
}
