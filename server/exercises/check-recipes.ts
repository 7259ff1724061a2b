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
import { checkGiven } from './check-given.ts';

/** Draws every case once, so that a recipe that cannot be followed is found when the folder is read. */
export function checkRecipes(definition: ExerciseDefinition, fail: Fail): Quantity[] {
  const { inputs, functions } = definition;
  return listCases(definition).flatMap(({ id, spec, index }) => {
    const key = { seed: 'check', caseId: id, index, redraw: 0 };
    const attempt = <T>(path: readonly PropertyKey[], work: () => T): T => {
      try {
        return work();
      } catch (cause) {
        return fail(path, `case ${id}: ${cause instanceof Error ? cause.message : String(cause)}`);
      }
    };
    const sizes = attempt(['symbols'], () => drawSizes(definition, spec, key));
    const place = ['cases', definition.cases.indexOf(spec)];
    for (const [name, input] of Object.entries(inputs)) {
      const alone = { ...definition, inputs: { [name]: input } };
      const drawn = attempt(name in spec.set ? [...place, 'set', name] : ['inputs', name], () => {
        resolveInput(definition, name, sizes);
        return drawCase(alone, spec, key);
      });
      const given = { ...spec, set: name in spec.set ? { [name]: spec.set[name] ?? 0 } : {} };
      checkGiven(definition, given, drawn, (path, what) => fail([...place, ...path], what));
    }
    for (const [name, fn] of Object.entries(functions)) {
      const alone = { ...definition, functions: { [name]: fn } };
      attempt(['functions', name], () => resolveQuantities(alone, sizes));
    }
    const quantities = quantitiesOf(definition, spec, sizes);
    checkOrder(quantities, fail);
    return quantities;
  });
}

/** A gradient that follows from itself would always be right by its own measure. */
function checkOrder(quantities: readonly Quantity[], fail: Fail): void {
  const earlier = new Set<string>();
  for (const { name, from, function: fn, path } of quantities) {
    const late = from.find((source) => !earlier.has(source));
    earlier.add(name);
    if (late === undefined) continue;
    const which = late === name ? 'itself' : `${late}, which is returned after it`;
    fail(
      ['functions', fn, 'returns', String(path[0])],
      `${name} is said to follow from ${which}; gradients follow from those before them`,
    );
  }
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
