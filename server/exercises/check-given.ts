import type { CaseSpec, ExerciseDefinition, InputSpec } from '#contract/exercise.ts';
import type { Drawn } from '../grading/draw.ts';
import { evaluateExpression, type Symbols } from '../grading/expression.ts';
import { isTensor } from '../grading/values.ts';
import type { Value } from '../sandbox/types.ts';
import type { Fail } from './check-definition.ts';

/**
 * Finds inputs that a case gives and that are not of the kind or shape of those drawn in the others. Where a function
 * must throw, that may be just what is wanted.
 */
export function checkGiven(
  { inputs }: ExerciseDefinition,
  { id, set, throws }: CaseSpec,
  { sizes, inputs: drawn }: Drawn,
  fail: Fail,
): void {
  if (throws !== undefined) return;
  for (const name of Object.keys(set)) {
    const spec = inputs[name];
    const fault = spec && findFault(spec, drawn[name], sizes);
    if (fault) fail(['set', name], `case ${id}: ${name} ${fault}`);
  }
}

function findFault(spec: InputSpec, given: Value | undefined, sizes: Symbols): string | null {
  if ('list' in spec) return 'is a list and cannot be given; fix its sizes instead';
  if ('oneOf' in spec) {
    const isOption = typeof given === 'string' && spec.oneOf.includes(given);
    return isOption ? null : `is one of ${spec.oneOf.join(', ')}; give one of these`;
  }
  if (!('shape' in spec)) return null;
  if (!isTensor(given)) return 'is a tensor; give a number or nested lists';
  const shape = spec.shape.map((size) => evaluateExpression(size, sizes));
  if (shape.join() === given.shape.join()) return null;
  return `is given with the shape (${given.shape.join(', ')}), and [${spec.shape.join(', ')}] is (${shape.join(', ')}) here; fix the sizes of the case, or give what fits`;
}
