import {
  broadcast,
  broadcastTo,
  map,
  maxTo,
  minus,
  plus,
  sumTo,
  times,
  zip,
} from './elementwise.ts';
import { gather, scatter, scatterInto, type Selection } from './gather.ts';
import { distanceToTie, distanceToZero, gapBelowMaximum } from './kink-distance.ts';
import {
  deviationTo,
  logSoftmaxTo,
  logSumExpTo,
  meanTo,
  shareOfMaximum,
  softmaxTo,
  standardiseTo,
} from './normalise.ts';
import { linear, reshaped, symmetric, type Operation } from './operation.ts';
import { product } from './product.ts';
import type { Shape } from './shape.ts';
import { zeros } from './tensor.ts';

const logistic = (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/**
 * Everything that the engine can differentiate: the value, then the derivatives, operand by operand.
 * `u` is what a derivative carries, a cotangent on its way back or a tangent on its way on.
 * A rule spells out the function of its own loop because V8 then compiles that loop for it alone.
 */
export const operations = {
  add: symmetric(
    (a, b) => plus(a, b),
    (u) => u,
    (u) => u,
  ),
  sub: symmetric(
    (a, b) => minus(a, b),
    (u) => u,
    (u) => map(u, (u) => -u),
  ),
  mul: symmetric(
    (a, b) => times(a, b),
    (u, _y, _a, b) => times(u, b),
    (u, _y, a) => times(u, a),
  ),
  div: symmetric(
    (a, b) => zip(broadcast(a, b), (a, b) => a / b),
    (u, _y, _a, b) => zip(broadcast(u, b), (u, b) => u / b),
    (u, y, _a, b) =>
      times(
        u,
        zip(broadcast(y, b), (y, b) => -y / b),
      ),
  ),
  pow: symmetric(
    (x, p) => zip(broadcast(x, p), (x, p) => x ** p),
    (u, _y, x, p) =>
      times(
        u,
        zip(broadcast(x, p), (x, p) => (p === 0 ? 0 : p * x ** (p - 1))),
      ),
    (u, y, x) =>
      times(
        u,
        zip(broadcast(y, x), (y, x) => (y === 0 ? 0 : y * Math.log(x))),
      ),
  ),
  neg: symmetric(
    (x) => map(x, (x) => -x),
    (u) => map(u, (u) => -u),
  ),
  exp: symmetric((x) => map(x, Math.exp), times),
  log: symmetric(
    (x) => map(x, Math.log),
    (u, _y, x) => zip(broadcast(u, x), (u, x) => u / x),
  ),
  log1p: symmetric(
    (x) => map(x, Math.log1p),
    (u, _y, x) => zip(broadcast(u, x), (u, x) => u / (1 + x)),
  ),
  sqrt: symmetric(
    (x) => map(x, Math.sqrt),
    (u, y) => zip(broadcast(u, y), (u, y) => u / (2 * y)),
  ),
  tanh: symmetric(
    (x) => map(x, Math.tanh),
    (u, y) => zip(broadcast(u, y), (u, y) => u * (1 - y * y)),
  ),
  sigmoid: {
    ...symmetric(
      (x) => map(x, logistic),
      (u, y) => zip(broadcast(u, y), (u, y) => u * (y * (1 - y))),
    ),
    takesLogits: true,
  },
  softplus: symmetric(
    (x) => map(x, (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
    (u, _y, x) => zip(broadcast(u, x), (u, x) => u * logistic(x)),
  ),
  abs: {
    ...symmetric(
      (x) => map(x, Math.abs),
      (u, _y, x) => zip(broadcast(u, x), (u, x) => u * Math.sign(x)),
    ),
    kinkDistance: distanceToZero,
  },
  relu: {
    ...symmetric(
      (x) => map(x, (x) => Math.max(x, 0)),
      (u, _y, x) => zip(broadcast(u, x), (u, x) => (x > 0 ? u : 0)),
    ),
    kinkDistance: distanceToZero,
  },
  leakyRelu: (slope: number): Operation => ({
    ...symmetric(
      (x) => map(x, (x) => (x > 0 ? x : slope * x)),
      (u, _y, x) => zip(broadcast(u, x), (u, x) => (x > 0 ? u : slope * u)),
    ),
    kinkDistance: distanceToZero,
  }),
  maximum: {
    ...symmetric(
      (a, b) => zip(broadcast(a, b), Math.max),
      (u, _y, a, b) =>
        times(
          u,
          zip(broadcast(a, b), (a, b) => (a > b ? 1 : a < b ? 0 : 0.5)),
        ),
      (u, _y, a, b) =>
        times(
          u,
          zip(broadcast(a, b), (a, b) => (b > a ? 1 : b < a ? 0 : 0.5)),
        ),
    ),
    kinkDistance: distanceToTie,
  },
  minimum: {
    ...symmetric(
      (a, b) => zip(broadcast(a, b), Math.min),
      (u, _y, a, b) =>
        times(
          u,
          zip(broadcast(a, b), (a, b) => (a < b ? 1 : a > b ? 0 : 0.5)),
        ),
      (u, _y, a, b) =>
        times(
          u,
          zip(broadcast(a, b), (a, b) => (b < a ? 1 : b > a ? 0 : 0.5)),
        ),
    ),
    kinkDistance: distanceToTie,
  },
  where: symmetric(
    (c, a, b) =>
      plus(
        zip(broadcast(c, a), (c, a) => (c === 0 ? 0 : a)),
        zip(broadcast(c, b), (c, b) => (c === 0 ? b : 0)),
      ),
    null,
    (u, _y, c) => zip(broadcast(u, c), (u, c) => (c === 0 ? 0 : u)),
    (u, _y, c) => zip(broadcast(u, c), (u, c) => (c === 0 ? u : 0)),
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
  sum: (kept: Shape, shape: Shape): Operation =>
    linear(
      (x) => reshaped(sumTo(x, kept), shape),
      (u, _y, x) => broadcastTo(reshaped(u, kept), x.shape),
    ),
  mean: (kept: Shape, shape: Shape): Operation =>
    linear(
      (x) => reshaped(meanTo(x, kept), shape),
      (u, y, x) => {
        const count = x.data.length / y.data.length;
        return broadcastTo(
          reshaped(
            map(u, (u) => u / count),
            kept,
          ),
          x.shape,
        );
      },
    ),
  max: (kept: Shape): Operation => ({
    value: (x) => maxTo(x, kept),
    pull: [(u, y, x) => times(u, shareOfMaximum(x, y))],
    push: [(u, y, x) => sumTo(times(u, shareOfMaximum(x, y)), kept)],
    kinkDistance: (x) => gapBelowMaximum(x, kept),
  }),
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
  logSumExp: (kept: Shape): Operation => ({
    value: (x) => logSumExpTo(x, kept),
    pull: [
      (u, y, x) =>
        times(
          u,
          zip(broadcast(x, y), (x, y) => Math.exp(x - y)),
        ),
    ],
    push: [
      (u, y, x) =>
        sumTo(
          times(
            u,
            zip(broadcast(x, y), (x, y) => Math.exp(x - y)),
          ),
          kept,
        ),
    ],
  }),
  standardise: (kept: Shape, eps: number): Operation =>
    symmetric(
      (x) => standardiseTo(x, kept, eps),
      (u, y, x) => {
        const centred = minus(u, meanTo(u, kept));
        const tangential = minus(centred, times(y, meanTo(times(u, y), kept)));
        return zip(
          broadcast(tangential, deviationTo(x, kept, eps)),
          (u, deviation) => u / deviation,
        );
      },
    ),
  /** −y log σ(z) − (1 − y) log(1 − σ(z)). */
  logisticLoss: {
    ...symmetric(
      (z, y) =>
        zip(broadcast(z, y), (z, y) => Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z)))),
      (u, _loss, z, y) =>
        times(
          u,
          zip(broadcast(z, y), (z, y) => logistic(z) - y),
        ),
      (u, _loss, z) => zip(broadcast(u, z), (u, z) => -u * z),
    ),
    takesLogits: true,
  },
  /** −y log a − (1 − y) log(1 − a), where a factor of 0 silences its logarithm. */
  bernoulliLoss: symmetric(
    (a, y) =>
      zip(
        broadcast(a, y),
        (a, y) => -(y === 0 ? 0 : y * Math.log(a)) - (y === 1 ? 0 : (1 - y) * Math.log1p(-a)),
      ),
    (u, _loss, a, y) =>
      times(
        u,
        zip(broadcast(a, y), (a, y) => (y === 1 ? 0 : (1 - y) / (1 - a)) - (y === 0 ? 0 : y / a)),
      ),
    (u, _loss, a) => zip(broadcast(u, a), (u, a) => u * (Math.log1p(-a) - Math.log(a))),
  ),
} satisfies Record<string, Operation | ((...parameters: never[]) => Operation)>;
