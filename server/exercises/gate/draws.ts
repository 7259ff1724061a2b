import { listCases } from '../../grading/cases.ts';
import { prepareCase, type PreparedCase } from '../../grading/prepare.ts';
import { isTensor, tensorLeaves } from '../../grading/values.ts';
import type { TensorValue } from '../../sandbox/types.ts';
import { refuse, warn, type GateContext, type GateFinding, type GateRule } from './gate-context.ts';

/** Beyond this a sigmoid is 0 or 1 to thirteen digits. */
const saturatedLogit = 30;

/** No recipe needs more redraws than are made, on any of the seeds. */
export const drawsKeepGuards: GateRule = async (context) => {
  const places = listCases(context.gradable.definition).filter(({ spec }) => !spec.confirming);
  const findings: GateFinding[] = [];
  for (const place of places) {
    for (const seed of context.seeds) {
      const { faults } = await prepareCase(context.sandbox, context.gradable, place, seed);
      if (faults === 0) continue;
      findings.push(
        refuse(
          'draws',
          `${place.id} (seed ${seed}): no draw keeps off kinks and saturation with live gradients; change its draw or scale`,
        ),
      );
      break;
    }
  }
  return findings;
};

interface Degeneracy {
  readonly what: string;
  /** The mistakes that pass unseen where every case is like this. */
  readonly hides: string;
  readonly holds: (prepared: PreparedCase) => boolean;
}

const degeneracies: readonly Degeneracy[] = [
  {
    what: 'n = 1',
    hides: 'a missing or doubled 1/n, a sum for a mean, one example for all',
    holds: ({ drawn }) => drawn.sizes.get('n') === 1,
  },
  {
    what: 'only square matrices',
    hides: 'a missing transpose, a mean over the wrong axis',
    holds: ({ drawn }) => {
      const matrices = matricesOf(drawn.inputs);
      return matrices.length > 0 && matrices.every(({ shape }) => shape[0] === shape[1]);
    },
  },
  {
    what: 'labels of one class',
    hides: 'a wrong sign in one term of the cross-entropy',
    holds: ({ drawn: { inputs } }) => {
      const labels = inputs['Y'];
      return isTensor(labels) && labels.data.length > 0 && new Set(labels.data).size === 1;
    },
  },
  {
    what: 'weights that are all zero',
    hides: 'whatever is multiplied by them',
    holds: ({ drawn: { inputs } }) =>
      weightsOf(inputs).some(({ data }) => data.every((entry) => entry === 0)),
  },
  {
    what: 'symmetric weights',
    hides: 'W in the place of its transpose',
    holds: ({ drawn: { inputs } }) => {
      const weights = weightsOf(inputs).filter(({ shape }) => shape.length === 2);
      return weights.length > 0 && weights.every(isSymmetric);
    },
  },
  {
    what: 'saturated outputs',
    hides: 'slopes that are wrong only where they matter',
    holds: ({ largestLogit }) => largestLogit > saturatedLogit,
  },
];

/** Cases that are all alike in a way that hides mistakes. */
export const casesAreVaried: GateRule = async ({
  gradable,
  sandbox,
  seeds: [seed = '0'],
}: GateContext) => {
  const places = listCases(gradable.definition).filter(
    ({ spec }) => !spec.confirming && spec.throws === undefined,
  );
  const cases = await Promise.all(
    places.map((place) => prepareCase(sandbox, gradable, place, seed)),
  );
  return degeneracies.flatMap(({ what, hides, holds }) =>
    cases.every(holds) ? [warn('degenerate', `every case has ${what}, which hides ${hides}`)] : [],
  );
};

function matricesOf(inputs: PreparedCase['drawn']['inputs']): TensorValue[] {
  return tensorLeaves(inputs, [])
    .map(([, tensor]) => tensor)
    .filter(({ shape }) => shape.length === 2 && !shape.includes(1));
}

function weightsOf(inputs: PreparedCase['drawn']['inputs']): TensorValue[] {
  return tensorLeaves(inputs, []).flatMap(([path, tensor]) =>
    /(^|\.)[wW]\d*$/.test(path) ? [tensor] : [],
  );
}

function isSymmetric({ shape: [rows = 0, columns = 0], data }: TensorValue): boolean {
  if (rows !== columns || rows < 2) return false;
  return data.every(
    (entry, i) => entry === data[(i % columns) * columns + Math.floor(i / columns)],
  );
}
