import { prepareCases, type PreparedCase } from '../../grading/prepare.ts';
import { listCases } from '../../grading/cases.ts';
import { isTensor, tensorLeaves } from '../../grading/values.ts';
import type { TensorValue } from '../../sandbox/types.ts';
import { warn, type GateRule } from './gate-context.ts';

/** Beyond this a sigmoid is 0 or 1 to thirteen digits. */
const saturatedLogit = 30;

interface Degeneracy {
  readonly what: string;
  /** The mistakes that pass unseen where every case is like this. */
  readonly hides: string;
  readonly holds: (cases: readonly PreparedCase[]) => boolean;
}

const degeneracies: readonly Degeneracy[] = [
  {
    what: 'every case has n = 1',
    hides: 'a missing or doubled 1/n, a sum for a mean, one example for all',
    holds: every(({ drawn }) => drawn.sizes.get('n') === 1),
  },
  {
    what: 'every case has square matrices only',
    hides: 'a missing transpose, a mean over the wrong axis',
    holds: every(({ drawn }) => {
      const matrices = tensorsOf(drawn.inputs).filter(isMatrix);
      return matrices.length > 0 && matrices.every(({ shape }) => shape[0] === shape[1]);
    }),
  },
  {
    what: 'the labels of all cases are of one class',
    hides: 'a wrong sign in one term of the cross-entropy',
    holds: (cases) => {
      const labels = cases.flatMap(({ drawn: { inputs } }) => labelsOf(inputs));
      return labels.length > 0 && new Set(labels).size === 1;
    },
  },
  {
    what: 'every case has weights that are all zero',
    hides: 'whatever is multiplied by them',
    holds: every(({ drawn: { inputs } }) =>
      weightsOf(inputs).some(({ data }) => data.every((entry) => entry === 0)),
    ),
  },
  {
    what: 'every case has symmetric weights',
    hides: 'W in the place of its transpose',
    holds: every(({ drawn: { inputs } }) => {
      const weights = weightsOf(inputs).filter(isMatrix);
      return weights.length > 0 && weights.every(isSymmetric);
    }),
  },
  {
    what: 'every case has active units only',
    hides: 'a forgotten derivative of the activation: it is 1 everywhere',
    holds: (cases) => {
      const gated = cases.filter(({ activeShare }) => !Number.isNaN(activeShare));
      return gated.length > 0 && gated.every(({ activeShare }) => activeShare === 1);
    },
  },
  {
    what: 'every case has saturated outputs',
    hides: 'slopes that are wrong only where they matter',
    holds: every(({ largestLogit }) => largestLogit > saturatedLogit),
  },
];

/** Cases that are all alike in a way that hides mistakes. */
export const casesAreVaried: GateRule = async ({ gradable, sandbox, seeds: [seed = '0'] }) => {
  const places = listCases(gradable.definition).filter(
    ({ spec }) => !spec.confirming && spec.throws === undefined,
  );
  const cases = await prepareCases(sandbox, gradable, places, seed);
  return degeneracies.flatMap(({ what, hides, holds }) =>
    cases.length > 0 && holds(cases) ? [warn(`${what}, which hides ${hides}`)] : [],
  );
};

function every(holds: (prepared: PreparedCase) => boolean): Degeneracy['holds'] {
  return (cases) => cases.every(holds);
}

type Inputs = PreparedCase['drawn']['inputs'];

function tensorsOf(inputs: Inputs): TensorValue[] {
  return tensorLeaves(inputs, []).map(([, tensor]) => tensor);
}

function isMatrix({ shape }: TensorValue): boolean {
  return shape.length === 2 && !shape.includes(1);
}

/** By the names of the course: Y for many examples, y for one. */
function labelsOf(inputs: Inputs): number[] {
  return [inputs['Y'], inputs['y']]
    .filter(isTensor)
    .flatMap(({ data }) => [...data])
    .filter((label) => label === 0 || label === 1);
}

function weightsOf(inputs: Inputs): TensorValue[] {
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
