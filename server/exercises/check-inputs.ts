import type { ExerciseDefinition, InputSpec, LeafSpec, TensorSpec } from '#contract/exercise.ts';
import type { Fail } from './check-definition.ts';

/** Finds keys of inputs that would be read and have no effect. */
export function checkInputs({ inputs }: ExerciseDefinition, fail: Fail): void {
  for (const [name, spec] of Object.entries(inputs)) {
    for (const { path, leaf } of leavesOf(spec)) {
      if ('draw' in leaf) {
        checkTensor(leaf, (at, what) => fail(['inputs', name, ...path, ...at], `${name}: ${what}`));
      }
    }
  }
}

function checkTensor({ draw, range, times, upstreamOf }: TensorSpec, fail: Fail): void {
  if (range && draw !== 'uniform') {
    fail(['range'], `range bounds uniform, and draw is ${draw}; write draw: uniform, or scale`);
  }
  if (range && range[0] > range[1]) {
    fail(['range'], `${range.join(' to ')} is no range; the smaller comes first`);
  }
  if (times !== undefined && upstreamOf === undefined) {
    fail(['times'], 'times belongs to upstreamOf; write scale to multiply what is drawn');
  }
}

/** An input, or what each entry of its list consists of. */
function leavesOf(
  spec: InputSpec,
): { readonly path: readonly string[]; readonly leaf: LeafSpec }[] {
  if (!('list' in spec)) return [{ path: [], leaf: spec }];
  if ('each' in spec) return [{ path: ['each'], leaf: spec.each }];
  return Object.entries(spec.of).map(([field, leaf]) => ({ path: ['of', field], leaf }));
}
