import { tensor, type Tensor } from '#engine/index.ts';

export function dot(a: Tensor, b: Tensor): number {
  return a.data.reduce((total, entry, index) => total + entry * b.data[index]!, 0);
}

export function norm(x: Tensor): number {
  return Math.sqrt(dot(x, x));
}

/** ‖a − b‖ */
export function distance(a: Tensor, b: Tensor): number {
  return norm(plus(a, scaledBy(b, -1)));
}

export function plus(a: Tensor, b: Tensor): Tensor {
  return tensor(
    a.data.map((entry, index) => entry + b.data[index]!),
    a.shape,
  );
}

export function scaledBy(x: Tensor, factor: number): Tensor {
  return tensor(
    x.data.map((entry) => factor * entry),
    x.shape,
  );
}

/** ‖actual − expected‖ / ‖expected‖, and ‖actual‖ where nothing but zeros is expected. */
export function normwiseError(actual: Tensor, expected: Tensor): number {
  return distance(actual, expected) / (norm(expected) || 1);
}
