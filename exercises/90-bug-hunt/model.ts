import {
  abs,
  add,
  binaryCrossEntropyWithLogits,
  concatenate,
  div,
  grad,
  item,
  matmul,
  mul,
  neg,
  reshape,
  sigmoid,
  sub,
  sum,
  tensor,
  transpose,
  type Tensor,
} from '#engine/index.ts';

/** Parameters and data of logistic regression: all that a program needs to compute dw and db. */
type Experiment = Readonly<Record<'w' | 'b' | 'X' | 'Y', Tensor>>;
type Gradient = Readonly<Record<'dw' | 'db', Tensor>>;

/** The errors of the examples, and how the sums over them are weighted. */
interface Computation {
  readonly X: Tensor;
  readonly errors: Tensor;
  readonly slopes: Tensor;
  readonly n: number;
}

/** In the order of the statement's table; `suspects` has one entry for each. */
const programs = {
  right: (experiment) => conclude(compute(experiment)),
  slideSign: (experiment) => {
    const run = compute(experiment);
    return conclude({ ...run, errors: abs(run.errors) });
  },
  dwNotAveraged: (experiment) => {
    const run = compute(experiment);
    return { ...conclude(run), dw: mul(run.n, conclude(run).dw) };
  },
  dwOverFeatures: (experiment) => {
    const run = compute(experiment);
    const [features = 1] = run.X.shape;
    return { ...conclude(run), dw: mul(run.n / features, conclude(run).dw) };
  },
  extraSlope: (experiment) => {
    const run = compute(experiment);
    return conclude({ ...run, errors: mul(run.errors, run.slopes) });
  },
  biasSign: (experiment) => conclude(compute({ ...experiment, b: neg(experiment.b) })),
  lastExampleOnly: (experiment) => {
    const run = compute(experiment);
    const last = tensor([Array.from({ length: run.n }, (_, i) => Number(i === run.n - 1))]);
    return conclude({ ...run, errors: mul(run.errors, last) });
  },
  biasMeanTwice: (experiment) => {
    const run = compute(experiment);
    return { ...conclude(run), db: div(conclude(run).db, run.n) };
  },
} as const satisfies Readonly<Record<string, (experiment: Experiment) => Gradient>>;

function compute({ w, b, X, Y }: Experiment): Computation {
  const [, n = 0] = X.shape;
  const Z = add(matmul(transpose(w), X), b);
  const A = sigmoid(Z);
  const { Z: dZ } = grad(({ Z }) => binaryCrossEntropyWithLogits(Z, Y), { Z });
  return { X, errors: mul(n, dZ), slopes: mul(A, sub(1, A)), n };
}

function conclude({ X, errors, n }: Computation): Gradient {
  return { dw: div(matmul(X, transpose(errors)), n), db: div(sum(errors), n) };
}

/** Two results count as equal when they agree to six digits. */
const sixDigits = 1e-6;

export function model({ variant, ...experiment }: Experiment & { variant: keyof typeof programs }) {
  const { dw, db } = programs[variant](experiment);
  const observed = flatten({ dw, db });
  const suspects = Object.values(programs).map((program) => {
    const { distance, size } = compare(flatten(program(experiment)), observed);
    return distance <= sixDigits * size ? 1 : 0;
  });
  return { dw, db, suspects: tensor(suspects) };
}

/** dw and db one below the other. */
function flatten({ dw, db }: Gradient): Tensor {
  return concatenate([dw, reshape(db, [1, 1])]);
}

function compare(left: Tensor, right: Tensor): { distance: number; size: number } {
  const largest = (values: Float64Array) =>
    values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  return { distance: largest(sub(left, right).data), size: largest(right.data) };
}

interface Judged {
  /** What was returned, where it has the right shape. */
  readonly answer: Partial<Experiment>;
}

const largestOnPaper = 3;
/** What counts as seen: any two programs differ by this somewhere in dw or db. */
const visible = 0.01;

export function fitsOnPaper({ answer: { w } }: Judged): boolean {
  return w !== undefined && isOnPaper(w);
}

/** Without a bias no X shows on which side of the sum it stands. */
export function revealsBias({ answer: { b } }: Judged): boolean {
  return b !== undefined && isOnPaper(b) && item(b) !== 0;
}

/** Without both labels no X shows a wrong sign in one term of the loss. */
export function hasBothLabels({ answer: { Y } }: Judged): boolean {
  return Y !== undefined && new Set(Y.data).size === 2 && Y.data.every(isLabel);
}

/** Whether the whole experiment tells any two programs apart; X is not blamed for what is wrong beside it. */
export function separatesAll({ answer }: Judged): boolean {
  const { w, b, X, Y } = answer;
  if (!w || !b || !X || !Y) return true;
  if (!fitsOnPaper({ answer }) || !revealsBias({ answer }) || !hasBothLabels({ answer }))
    return true;
  if (!isOnPaper(X)) return false;
  const experiment = { w, b: tensor(item(b)), X, Y };
  const results = Object.values(programs).map((program) => flatten(program(experiment)));
  return results.every((left, at) =>
    results.slice(at + 1).every((right) => compare(left, right).distance >= visible),
  );
}

function isOnPaper({ data }: Tensor): boolean {
  return data.every((entry) => Number.isInteger(entry) && Math.abs(entry) <= largestOnPaper);
}

function isLabel(entry: number): boolean {
  return entry === 0 || entry === 1;
}
