import { listCases, type CasePlace } from '../../grading/cases.ts';
import { findFaults, prepareCases, type PreparedCase } from '../../grading/prepare.ts';
import { refuse, type GateContext, type GateRule } from './gate-context.ts';

/** No recipe needs more redraws than are made, on any of the seeds. */
export const drawsKeepGuards: GateRule = async (context) => {
  const { definition } = context.gradable;
  let open = listCases(definition).filter(({ spec }) => !spec.confirming);
  const faults: string[] = [];
  for (const seed of context.seeds) {
    const unfit = await findUnfit(context, open, seed);
    for (const recipe of new Set(unfit.map(({ spec }) => spec))) {
      const prepared = unfit.find(({ spec }) => spec === recipe);
      if (prepared) faults.push(`${describe(context, prepared)} (seed ${seed})`);
      open = open.filter(({ spec }) => spec !== recipe);
    }
  }
  return faults.map(refuse);
};

/** The cases of which even the best draw breaks a guard. */
async function findUnfit(
  { sandbox, gradable }: GateContext,
  places: readonly CasePlace[],
  seed: string,
): Promise<PreparedCase[]> {
  const cases = await prepareCases(sandbox, gradable, places, seed);
  return cases.filter(({ faults }) => faults > 0);
}

function describe({ gradable: { definition } }: GateContext, prepared: PreparedCase): string {
  const { isAtKink, isSaturated, dead } = findFaults(definition, prepared, prepared);
  const reasons = [
    ...(isAtKink ? ['a unit sits on a kink'] : []),
    ...(isSaturated ? [`a logit of ${prepared.largestLogit.toFixed(0)} saturates`] : []),
    ...(dead.length > 0 ? [`${dead.join(', ')} is mostly zero`] : []),
  ];
  return `${prepared.id}: in every draw ${reasons.join(' and ')}, which hides mistakes; change draw, range or scale of the inputs, or model.ts`;
}
