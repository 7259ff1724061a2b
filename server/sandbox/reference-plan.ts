import type { PlannedReferenceRequest, ReferencePlan } from './plan.ts';
import { MalformedAnswer } from './student-plan.ts';
import type { Evaluation, ReferenceRequest, ReferenceResult, TensorValue } from './types.ts';
import { encodePoints } from './values.ts';

const MAX_NDIM = 8;

/** Writes what is asked of a model as its isolate reads it; all cotangents follow the numbers of all points. */
export function encodeEvaluations(evaluations: readonly Evaluation[]): {
  readonly plan: string;
  readonly numbers: Float64Array;
} {
  const cotangents: Float64Array[] = [];
  const planRequest = (request: ReferenceRequest): PlannedReferenceRequest => {
    if (request.kind !== 'pullback') return request;
    const seeds = request.seeds.map(({ path, cotangent }) => {
      if (typeof cotangent === 'number') return { path, cotangent };
      cotangents.push(cotangent.data);
      return { path, cotangent: cotangent.shape };
    });
    return { kind: 'pullback', seeds, wrt: request.wrt };
  };
  const requestsOfPoint = evaluations.map(({ requests }) => requests.map(planRequest));
  const points = evaluations.map(({ inputs }) => inputs);
  const { numbers, ...layouts } = encodePoints(points, cotangents);
  const plan: ReferencePlan = { ...layouts, requestsOfPoint };
  return { plan: JSON.stringify(plan), numbers };
}

export function decodeEvaluations(
  evaluations: readonly Evaluation[],
  numbers: Float64Array,
): ReferenceResult[][] {
  let position = 0;
  const next = (): number => {
    if (position >= numbers.length) throw new MalformedAnswer('The answer ends too early.');
    return numbers[position++]!;
  };
  const nextTensor = (): TensorValue => {
    const ndim = next();
    if (!Number.isInteger(ndim) || ndim < 0 || ndim > MAX_NDIM) {
      throw new MalformedAnswer(`The answer holds a tensor of ${ndim} axes.`);
    }
    const shape = Array.from({ length: ndim }, next);
    const size = shape.reduce((product, length) => product * length, 1);
    if (!Number.isInteger(size) || size < 0 || size > numbers.length - position) {
      throw new MalformedAnswer('A tensor ends too early.');
    }
    position += size;
    return { shape, data: numbers.slice(position - size, position) };
  };
  const nextResult = (request: ReferenceRequest): ReferenceResult => {
    switch (request.kind) {
      case 'value':
        return { kind: 'value', value: nextTensor() };
      case 'pullback':
        return { kind: 'pullback', gradients: request.wrt.map(nextTensor) };
      case 'inspect':
        return {
          kind: 'inspect',
          kinkMargin: next(),
          largestLogit: next(),
          activeShare: next(),
        };
    }
  };
  const results = evaluations.map(({ requests }) => requests.map(nextResult));
  if (position !== numbers.length) throw new MalformedAnswer('The answer goes on after its end.');
  return results;
}
