import type { ReferenceRequest, ReferenceResult, TensorValue } from '../sandbox/types.ts';
import { findActivation, namedActivation } from './activation-slopes.ts';
import type { QuantityCase } from './quantity-case.ts';
import type { SlopeCase } from './slope-relation.ts';
import { tensorLeaves } from './values.ts';

/** Asks for the quantity's own Z and for the other tensors that gradients are taken of, where they are as large. */
export function askSlope({ quantity, judged, reference }: QuantityCase): ReferenceRequest[] {
  const { quantities, expected } = judged.prepared;
  const others = quantities.filter(
    ({ name, kind }) =>
      kind === 'gradient' && name !== quantity.name && hasShape(expected.get(name), reference),
  );
  return [quantity, ...others].map(({ target }) => ({ kind: 'value', path: target }));
}

/** The case beside its Z, or beside the model's answer itself; null where no activation is known to be applied to it. */
export function readSlope(
  { quantity, judged, student, reference }: QuantityCase,
  results: readonly ReferenceResult[],
): SlopeCase | null {
  const { quantities, expected, inputs, drawn, seeds } = judged.prepared;
  const [Z, ...others] = results.flatMap((result) =>
    result.kind === 'value' ? [result.value] : [],
  );
  if (!Z || !hasShape(Z, reference)) return null;
  const values = quantities.flatMap(({ name, kind }) => {
    const value = kind === 'value' ? expected.get(name) : undefined;
    return value ? [value] : [];
  });
  const own = quantity.target.join('.');
  const given = tensorLeaves(inputs, []).flatMap(([path, tensor]) =>
    path === own ? [] : [tensor],
  );
  const alike = [...others, ...values, ...given].filter((tensor) => hasShape(tensor, Z));
  // As the course writes it, sums are called z.
  const isSum = /^z/i.test(String(quantity.target[0]));
  const named = isSum ? namedActivation(drawn.inputs, quantity.target) : null;
  const isOutput =
    quantity.from.length === 0 && seeds.every(({ cotangent }) => typeof cotangent === 'number');
  const answer = isOutput && Z.data.every((a) => a > 0 && a < 1) ? 'identity' : null;
  const activation = findActivation(Z, alike) ?? named ?? answer;
  if (activation === null) return null;
  return { student: student.data, reference: reference.data, Z: Z.data, activation, isOutput };
}

function hasShape(tensor: TensorValue | undefined, { shape }: TensorValue): boolean {
  return tensor?.shape.join() === shape.join();
}
