import { numericalGradient, tensor } from '#engine/index.ts';
import type { Sandbox } from '../sandbox/types.ts';
import type { Expected } from './compare.ts';
import { modelLoss, type Point } from './losses.ts';
import type { PreparedCase } from './prepare.ts';
import type { GradableExercise } from './types.ts';
import { isTensor } from './values.ts';

/**
 * At a kink no convention is universal: gradients with respect to inputs may lie anywhere between the one-sided
 * slopes of the model's loss, which are measured numerically.
 */
export async function widenAtKinks(
  sandbox: Pick<Sandbox, 'evaluate'>,
  exercise: GradableExercise,
  prepared: PreparedCase,
): Promise<PreparedCase> {
  const gradients = prepared.quantities.filter(
    ({ kind, target }) => kind === 'gradient' && target.length === 1,
  );
  const at = Object.fromEntries(
    gradients.flatMap(({ target: [name = ''] }) => {
      const input = prepared.drawn.inputs[name];
      return isTensor(input) ? [[name, input] as const] : [];
    }),
  ) satisfies Point;
  const loss = modelLoss(sandbox, exercise, prepared, at);
  const inputs = Object.fromEntries(
    Object.entries(at).map(([name, { data, shape }]) => [name, tensor(data, shape)]),
  );
  const measured = await numericalGradient(loss.evaluate, inputs);
  const widened = gradients.flatMap(({ name, target: [input = ''], times }) => {
    const expected = prepared.expected.get(name);
    const derivatives = measured[input];
    if (!expected || !derivatives) return [];
    const low = expected.data.slice();
    const high = expected.data.slice();
    for (const [i, derivative] of derivatives.entries()) {
      if (derivative.state !== 'kink') continue;
      const slopes = derivative.slopes.map((slope) => times * slope);
      low[i] = Math.min(...slopes);
      high[i] = Math.max(...slopes);
    }
    return [[name, { ...expected, range: { low, high } }] satisfies [string, Expected]];
  });
  return { ...prepared, expected: new Map([...prepared.expected, ...widened]) };
}
