import { checkGradient, tensor } from '#engine/index.ts';
import { listCases } from '../../grading/cases.ts';
import { evaluateOnce } from '../../grading/expect.ts';
import { modelLoss } from '../../grading/losses.ts';
import { prepareCases, type PreparedCase } from '../../grading/prepare.ts';
import { randomFrom } from '../../grading/random.ts';
import { scaled, tensorLeaves } from '../../grading/values.ts';
import { refuse, type GateContext, type GateRule } from './gate-context.ts';

/** The loss is one number, and the engine's gradient of it agrees with its numerical derivative, in every case. */
export const modelAgreesWithItself: GateRule = async (context) => {
  const { gradable, sandbox, seeds } = context;
  const [seed = '0'] = seeds;
  const places = listCases(gradable.definition).filter(
    ({ spec }) => !spec.confirming && !spec.kink && spec.throws === undefined,
  );
  for (const prepared of await prepareCases(sandbox, gradable, places, seed)) {
    const shape = await findLossShape(context, prepared);
    if (shape.some((size) => size > 1)) {
      return [
        refuse(
          `model.ts: J has the shape (${shape.join(', ')}), and a loss is one number; take its sum or mean`,
        ),
      ];
    }
    const refuted = await refutedGradients(context, prepared, seed);
    if (refuted.length === 0) continue;
    return refuted.map((name) =>
      refuse(
        `model.ts: the engine's ${name} is not the derivative of the model's loss (${prepared.id}, seed ${seed}); compute with the engine's operations alone, from inputs to loss`,
      ),
    );
  }
  return [];
};

/** The shape of J; none where upstream gradients stand in its place. */
async function findLossShape(
  { gradable, sandbox }: GateContext,
  { seeds, drawn: { inputs } }: PreparedCase,
): Promise<readonly number[]> {
  if (seeds.length !== 1 || typeof seeds[0]?.cotangent !== 'number') return [];
  const program = { version: gradable.version, source: gradable.model };
  const [result] = await evaluateOnce(sandbox, program, inputs, [{ kind: 'value', path: ['J'] }]);
  return result?.kind === 'value' ? result.value.shape : [];
}

async function refutedGradients(
  { gradable, sandbox }: GateContext,
  prepared: PreparedCase,
  seed: string,
): Promise<string[]> {
  const leaves = Object.fromEntries(tensorLeaves(prepared.drawn.inputs, []));
  const claims = prepared.quantities.flatMap(({ name, kind, target, times }) => {
    const expected = prepared.expected.get(name);
    const input = target.join('.');
    return kind === 'gradient' && expected && input in leaves
      ? [{ name, input, gradient: scaled(expected, 1 / times) }]
      : [];
  });
  if (claims.length === 0) return [];
  const { evaluate } = modelLoss(sandbox, gradable, prepared, leaves);
  const inputs = Object.fromEntries(
    Object.entries(leaves).map(([path, { data, shape }]) => [path, tensor(data, shape)]),
  );
  const gradients = Object.fromEntries(
    claims.map(({ input, gradient: { data, shape } }) => [input, tensor(data, shape)]),
  );
  const { tensors } = await checkGradient(evaluate, inputs, gradients, {
    random: randomFrom(seed, 'gate').uniform,
  });
  return claims.flatMap(({ name, input }) => (tensors[input]?.verdict === 'fail' ? [name] : []));
}
