import { listCases } from '../../grading/cases.ts';
import { compare } from '../../grading/compare.ts';
import { prepareCase, type PreparedCase } from '../../grading/prepare.ts';
import type { Quantity } from '../../grading/quantities.ts';
import { rebase } from '../../grading/rebase.ts';
import type { Output } from '../../sandbox/types.ts';
import { refuse, type GateContext, type GateRule } from './gate-context.ts';

/** Gradients that follow from right ones are right: `from` names all ways by which a quantity reaches the loss. */
export const sourcesAreComplete: GateRule = async (context) => {
  const { gradable, sandbox, seeds } = context;
  const [seed = '0'] = seeds;
  const faults = new Map<string, string>();
  for (const place of listCases(gradable.definition)) {
    const { spec } = place;
    if (spec.confirming || spec.kink || spec.throws !== undefined) continue;
    const prepared = await prepareCase(sandbox, gradable, place, seed);
    for (const { name, from } of await findIncomplete(context, prepared)) {
      faults.set(
        name,
        `${name} is said to follow from ${from.join(', ')}, and with all of that right it comes out wrong (${place.id}); name in from every gradient by which it reaches the loss, or leave from out`,
      );
    }
  }
  return [...faults.values()].map(refuse);
};

async function findIncomplete(
  { gradable, sandbox }: GateContext,
  prepared: PreparedCase,
): Promise<readonly Quantity[]> {
  const { quantities, expected, floor } = prepared;
  const right = new Map<string, Output>(
    [...expected].map(([name, { shape, data }]) => [name, { state: 'tensor', shape, data }]),
  );
  const names = quantities.map(({ name }) => name);
  const followed = await rebase(sandbox, gradable, prepared, names, right);
  return quantities.filter(({ name, tolerance }) => {
    const [whole, part] = [expected.get(name), followed.get(name)];
    if (!whole || !part) return false;
    return compare({ state: 'tensor', ...part }, whole, { tolerance, floor }).status !== 'pass';
  });
}
