import { gather, scatter, scatterInto, type Selection } from './gather.ts';
import { distanceToTie, distanceToZero, gapBelowMaximum } from './kink-distance.ts';
import {
  broadcast,
  broadcastTo,
  map,
  maxTo,
  minus,
  plus,
  reshaped,
  sumTo,
  times,
  zip,
} from './loops.ts';
import {
  deviationTo,
  logSoftmaxTo,
  logSumExpTo,
  meanTo,
  shareOfMaximum,
  softmaxTo,
  standardiseTo,
} from './normalise.ts';
import { elementwise, linear, reduction, symmetric, type Operation } from './operation.ts';
import { product } from './product.ts';
import type { Shape } from './shape.ts';
import { zeros, type Tensor } from './tensor.ts';

const negated = (x: Tensor) => map(x, (x) => -x);
const unchanged = (u: Tensor) => u;
const logistic = (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));
/** log(1 + eˣ) − max(x, 0), which would be lost if it were added to a large x first. */
const softplusTail = (x: number) => Math.log1p(Math.exp(-Math.abs(x)));
const shareOfLarger = (a: number, b: number) => (a > b ? 1 : a < b ? 0 : 0.5);
const unlessZero = (factor: number, other: number) => (factor === 0 ? 0 : factor * other);

/**
 * Everything that the engine can differentiate, in one table so that the rules can be read side by
 * side. An elementwise operation is its value and its slope in each operand (the slope is given the
 * value y, then the operands). The others say how a derivative carries `u`: a cotangent on its way
 * back, a tangent on its way on.
 */
export const operations = {
  add: symmetric(plus, unchanged, unchanged),
  sub: symmetric(minus, unchanged, negated),
  neg: symmetric(negated, negated),
  mul: elementwise(
    times,
    (_y, _a, b) => b,
    (_y, a) => a,
  ),
  div: elementwise(
    (a, b) => zip(broadcast(a, b), (a, b) => a / b),
    (_y, _a, b) => map(b, (b) => 1 / b),
    (y, _a, b) => zip(broadcast(y, b), (y, b) => -y / b),
  ),
  pow: elementwise(
    (x, p) => zip(broadcast(x, p), (x, p) => x ** p),
    (_y, x, p) => zip(broadcast(x, p), (x, p) => unlessZero(p, x ** (p - 1))),
    (y, x) => zip(broadcast(y, x), (y, x) => (x === 0 && y <= 1 ? 0 : unlessZero(y, Math.log(x)))),
  ),
  exp: elementwise(
    (x) => map(x, Math.exp),
    (y) => y,
  ),
  log: elementwise(
    (x) => map(x, Math.log),
    (_y, x) => map(x, (x) => 1 / x),
  ),
  log1p: elementwise(
    (x) => map(x, Math.log1p),
    (_y, x) => map(x, (x) => 1 / (1 + x)),
  ),
  sqrt: elementwise(
    (x) => map(x, Math.sqrt),
    (y) => map(y, (y) => 1 / (2 * y)),
  ),
  tanh: elementwise(
    (x) => map(x, Math.tanh),
    (y) => map(y, (y) => 1 - y * y),
  ),
  sigmoid: {
    ...elementwise(
      (x) => map(x, logistic),
      (y) => map(y, (y) => y * (1 - y)),
    ),
    takesLogits: true,
  },
  softplus: elementwise(
    (x) => map(x, (x) => Math.max(x, 0) + softplusTail(x)),
    (_y, x) => map(x, logistic),
  ),
  abs: {
    ...elementwise(
      (x) => map(x, Math.abs),
      (_y, x) => map(x, Math.sign),
    ),
    kinkDistance: distanceToZero,
  },
  relu: {
    ...elementwise(
      (x) => map(x, (x) => Math.max(x, 0)),
      (_y, x) => map(x, (x) => (x > 0 ? 1 : 0)),
    ),
    kinkDistance: distanceToZero,
    gatesUnits: true,
  },
  leakyRelu: (slope: number): Operation => ({
    ...elementwise(
      (x) => map(x, (x) => (x > 0 ? x : slope * x)),
      (_y, x) => map(x, (x) => (x > 0 ? 1 : slope)),
    ),
    kinkDistance: distanceToZero,
    gatesUnits: true,
  }),
  maximum: {
    ...elementwise(
      (a, b) => zip(broadcast(a, b), Math.max),
      (_y, a, b) => zip(broadcast(a, b), shareOfLarger),
      (_y, a, b) => zip(broadcast(b, a), shareOfLarger),
    ),
    kinkDistance: distanceToTie,
  },
  minimum: {
    ...elementwise(
      (a, b) => zip(broadcast(a, b), Math.min),
      (_y, a, b) => zip(broadcast(b, a), shareOfLarger),
      (_y, a, b) => zip(broadcast(a, b), shareOfLarger),
    ),
    kinkDistance: distanceToTie,
  },
  /** What is not chosen counts as −0, the only number that leaves all others as they are when added. */
  where: symmetric(
    (c, a, b) =>
      plus(
        zip(broadcast(c, a), (c, a) => (c === 0 ? -0 : a)),
        zip(broadcast(c, b), (c, b) => (c === 0 ? b : -0)),
      ),
    null,
    (u, _y, c) => zip(broadcast(u, c), (u, c) => (c === 0 ? 0 : u)),
    (u, _y, c) => zip(broadcast(u, c), (u, c) => (c === 0 ? u : 0)),
  ),
  /** −y log σ(z) − (1 − y) log(1 − σ(z)). */
  logisticLoss: {
    ...elementwise(
      (z, y) => zip(broadcast(z, y), (z, y) => Math.max(z, 0) - z * y + softplusTail(z)),
      (_loss, z, y) => zip(broadcast(z, y), (z, y) => logistic(z) - y),
      (_loss, z) => negated(z),
    ),
    takesLogits: true,
  },
  /** −y log a − (1 − y) log(1 − a), where a factor of 0 silences its logarithm. */
  bernoulliLoss: elementwise(
    (a, y) =>
      zip(
        broadcast(a, y),
        (a, y) => -unlessZero(y, Math.log(a)) - unlessZero(1 - y, Math.log1p(-a)),
      ),
    (_loss, a, y) =>
      zip(broadcast(a, y), (a, y) => unlessZero(1 - y, 1 / (1 - a)) - unlessZero(y, 1 / a)),
    (_loss, a) => map(a, (a) => Math.log1p(-a) - Math.log(a)),
  ),
  /** w x, where a weight of 0 silences even an infinite x. */
  weighed: elementwise(
    (w, x) => zip(broadcast(w, x), unlessZero),
    (_y, _w, x) => x,
    (_y, w) => w,
  ),
  matmul: {
    value: (a, b) => product(a, b),
    pull: [(u, _y, _a, b) => product(u, b, 'right'), (u, _y, a) => product(a, u, 'left')],
    push: [(u, _y, _a, b) => product(u, b), (u, _y, a) => product(a, u)],
  },
  reshape: (shape: Shape): Operation =>
    linear(
      (x) => reshaped(x, shape),
      (u, _y, x) => reshaped(u, x.shape),
    ),
  select: (selection: Selection): Operation =>
    linear(
      (x) => gather(x, selection),
      (u, _y, x) => scatter(u, selection, x.shape),
    ),
  join: (shape: Shape, places: readonly Selection[]): Operation => ({
    value: (...parts) => {
      const whole = zeros(shape);
      for (const [index, part] of parts.entries()) scatterInto(whole, part, places[index]!);
      return whole;
    },
    pull: places.map((place) => (u) => gather(u, place)),
    push: places.map((place) => (u) => scatter(u, place, shape)),
  }),
  sum: (kept: Shape): Operation =>
    linear(
      (x) => sumTo(x, kept),
      (u, _y, x) => broadcastTo(u, x.shape),
    ),
  mean: (kept: Shape): Operation =>
    linear(
      (x) => meanTo(x, kept),
      (u, y, x) => {
        const count = x.data.length / y.data.length;
        const shares = map(u, (u) => u / count);
        return broadcastTo(shares, x.shape);
      },
    ),
  max: (kept: Shape): Operation => ({
    ...reduction(kept, (x) => maxTo(x, kept), shareOfMaximum),
    kinkDistance: (x) => gapBelowMaximum(x, kept),
  }),
  logSumExp: (kept: Shape): Operation =>
    reduction(
      kept,
      (x) => logSumExpTo(x, kept),
      (y, x) => zip(broadcast(x, y), (x, y) => Math.exp(x - y)),
    ),
  softmax: (kept: Shape): Operation =>
    symmetric(
      (x) => softmaxTo(x, kept),
      (u, y) => times(y, minus(u, sumTo(times(u, y), kept))),
    ),
  logSoftmax: (kept: Shape): Operation => ({
    value: (x) => logSoftmaxTo(x, kept),
    pull: [(u, y) => minus(u, times(map(y, Math.exp), sumTo(u, kept)))],
    push: [(u, y) => minus(u, sumTo(times(map(y, Math.exp), u), kept))],
    takesLogits: true,
  }),
  standardise: (kept: Shape, eps: number): Operation =>
    symmetric(
      (x) => standardiseTo(x, kept, eps),
      (u, y, x) => {
        const tangential = minus(minus(u, meanTo(u, kept)), times(y, meanTo(times(u, y), kept)));
        return zip(broadcast(tangential, deviationTo(x, kept, eps)), (u, scale) => u / scale);
      },
    ),
} satisfies Record<string, Operation | ((...parameters: never[]) => Operation)>;
