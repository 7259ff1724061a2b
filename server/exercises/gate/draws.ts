import { listCases } from '../../grading/cases.ts';
import { prepareCase } from '../../grading/prepare.ts';
import { refuse, type GateRule } from './gate-context.ts';

/** No recipe needs more redraws than are made, on any of the seeds. */
export const drawsKeepGuards: GateRule = async ({ gradable, sandbox, seeds }) => {
  const places = listCases(gradable.definition).filter(({ spec }) => !spec.confirming);
  const faults: string[] = [];
  for (const place of places) {
    for (const seed of seeds) {
      const { faults: broken } = await prepareCase(sandbox, gradable, place, seed);
      if (broken === 0) continue;
      faults.push(
        `${place.id} (seed ${seed}): none of its draws keeps off kinks and saturation with gradients that are not mostly zero; change draw, range or scale of its inputs`,
      );
      break;
    }
  }
  return faults.map(refuse);
};
