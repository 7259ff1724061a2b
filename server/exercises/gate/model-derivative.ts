import { checkGradient, tensor } from '#engine/index.ts';
import { listCases } from '../../grading/cases.ts';
import { modelLoss } from '../../grading/losses.ts';
import { prepareCase, type PreparedCase } from '../../grading/prepare.ts';
import { randomFrom } from '../../grading/random.ts';
import { scaled, tensorLeaves } from '../../grading/values.ts';
import { refuse, type Finding, type GateContext, type GateRule } from './gate-context.ts';

const seedsChecked = 3;

/** The engine's gradient of the model agrees with the model's own numerical derivative. */
export const modelAgreesWithItself: GateRule = async (context) => {
  const { gradable, sandbox, seeds } = context;
  const place = listCases(gradable.definition).find(
    ({ spec }) => !spec.confirming && !spec.kink && spec.throws === undefined,
  );
  if (!place) return [];
  const findings: Finding[] = [];
  for (const seed of seeds.slice(0, seedsChecked)) {
    const prepared = await prepareCase(sandbox, gradable, place, seed);
    for (const name of await refutedGradients(context, prepared, seed)) {
      findings.push(
        refuse(
          `model.ts: the engine's ${name} is not the derivative of the model's loss (${place.id}, seed ${seed}); compute with the engine's operations alone, from inputs to loss`,
        ),
      );
    }
    if (findings.length > 0) break;
  }
  return findings;
};

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
