import type { Output, Sandbox, TensorValue } from '../sandbox/types.ts';
import { hasExpectedShape } from './compare.ts';
import { evaluateOnce } from './expect.ts';
import { rms } from './numbers.ts';
import type { PreparedCase } from './prepare.ts';
import type { Quantity } from './quantities.ts';
import type { GradableExercise } from './types.ts';
import { scaled } from './values.ts';

const negligible = 1e-6;
const liveShare = 0.8;

/**
 * What each of the named quantities should be, given the student's own earlier gradients s_f:
 * expected(q) = times(q) · Σ_f pullback_{f→q}(s_f / times(f)), linearised at the model's forward values.
 * So a mistake is charged where it is made and not again in all that follows from it.
 * A quantity is left out where its sources say nothing: wrong shape, not finite, or mostly zero.
 */
export async function rebase(
  sandbox: Pick<Sandbox, 'evaluate'>,
  { version, model }: GradableExercise,
  { drawn, quantities, expected }: PreparedCase,
  names: readonly string[],
  outputs: ReadonlyMap<string, Output>,
): Promise<ReadonlyMap<string, TensorValue>> {
  const byName = new Map(quantities.map((quantity) => [quantity.name, quantity]));
  const rebasable = names.flatMap((name) => {
    const quantity = byName.get(name);
    const sources = (quantity?.from ?? []).map((from) => usableSource(byName.get(from)));
    return quantity && sources.length > 0 && !sources.includes(undefined)
      ? [{ quantity, seeds: sources.filter((source) => source !== undefined) }]
      : [];
  });
  if (rebasable.length === 0) return new Map();

  const results = await evaluateOnce(
    sandbox,
    { version, source: model },
    drawn.inputs,
    rebasable.map(({ quantity, seeds }) => ({
      kind: 'pullback' as const,
      seeds,
      wrt: [quantity.target],
    })),
  );
  return new Map(
    rebasable.flatMap(({ quantity }, at) => {
      const result = results[at];
      const gradient = result?.kind === 'pullback' ? result.gradients[0] : undefined;
      return gradient ? [[quantity.name, scaled(gradient, quantity.times)] as const] : [];
    }),
  );

  function usableSource(source: Quantity | undefined) {
    const output = source && outputs.get(source.name);
    const reference = source && expected.get(source.name);
    if (output?.state !== 'tensor' || !reference || !hasExpectedShape(output, reference)) {
      return undefined;
    }
    if (!output.data.every(Number.isFinite) || !isLive(output, reference)) return undefined;
    const own = { shape: reference.shape, data: output.data };
    return { path: source.target, cotangent: scaled(own, 1 / source.times) };
  }
}

/** Zeros earn nothing: the student's entries must be there where the expected ones are. */
function isLive({ data }: TensorValue, reference: TensorValue): boolean {
  const threshold = negligible * rms(reference.data);
  let expectedLive = 0;
  let live = 0;
  for (const [i, entry] of reference.data.entries()) {
    if (Math.abs(entry) <= threshold) continue;
    expectedLive += 1;
    if (Math.abs(data[i] ?? 0) > threshold) live += 1;
  }
  return live >= liveShare * expectedLive;
}
