import { checkGradient, tensor, type Tensor } from '#engine/index.ts';
import type { Check, Finding } from '#contract/report.ts';
import type { Sandbox, StudentSession, TensorValue } from '../sandbox/types.ts';
import { hasExpectedShape } from './compare.ts';
import type { JudgedCase } from './judge-case.ts';
import { modelLoss, ownLoss, type Loss } from './losses.ts';
import type { Quantity } from './quantities.ts';
import { randomFrom } from './random.ts';
import type { GradableExercise } from './types.ts';

/** A gradient must be off by more than this before the reference itself comes under suspicion. */
const suspectAbove = 1e-4;

/** A direction that is off by this much has refuted a gradient; entries, one by one, would only say so again. */
const clearlyWrong = 1e-2;

interface Processes {
  readonly sandbox: Pick<Sandbox, 'evaluate'>;
  readonly session: StudentSession;
}

/** Whether a case can have its gradients checked: ordinary sizes, and a run that finished. */
export function isCheckable({ outcome, prepared: { spec } }: JudgedCase): boolean {
  const isOrdinary = Object.keys(spec.sizes).length === 0 && Object.keys(spec.set).length === 0;
  return outcome.state === 'finished' && isOrdinary;
}

/**
 * Checks the student's gradients against derivatives of the student's *own* forward: along a random direction per
 * tensor, then entry by entry where a direction fails. It speaks only of gradients with respect to inputs.
 * Where the forward is right, the backward agrees with it and yet differs from the reference, it is the reference
 * that is doubted: its gradient goes through the same check, and if it fails, nothing is held against the student.
 */
export async function checkOwnGradients(
  { sandbox, session }: Processes,
  exercise: GradableExercise,
  judged: JudgedCase,
  seed: string,
): Promise<JudgedCase> {
  const { prepared, outputs } = judged;
  const loss = ownLoss(session, exercise.definition, prepared);
  if (!loss) return judged;
  const claims = prepared.quantities.flatMap((quantity) => {
    const output = outputs.get(quantity.name);
    return output?.state === 'tensor' ? claim(loss, quantity, output) : [];
  });
  const found = await checkClaims(loss, claims, randomFrom(seed, prepared.id, 'own').uniform);
  const checks = judged.checks.map((check) => ({ ...check, ...found.get(check.quantity) }));
  const isForwardRight = checks.every(
    ({ status }, at) => prepared.quantities[at]?.kind !== 'value' || status === 'pass',
  );
  const suspects = checks.filter((check) => isForwardRight && doubtsReference(check));
  if (suspects.length === 0) return { ...judged, checks };

  const reference = modelLoss(sandbox, exercise, prepared, loss.at);
  const own = suspects.flatMap(({ quantity: name }) => {
    const quantity = prepared.quantities.find((candidate) => candidate.name === name);
    const expected = prepared.expected.get(name);
    return quantity && expected ? claim(reference, quantity, expected) : [];
  });
  const refuted = await checkClaims(reference, own, randomFrom(seed, prepared.id, 'ref').uniform);
  return {
    ...judged,
    checks: checks.map((check) =>
      refuted.get(check.quantity)?.numerical === 'fail'
        ? { ...check, status: 'undecided' as const }
        : check,
    ),
  };
}

function doubtsReference({ status, numerical, relativeError }: Check): boolean {
  return status === 'fail' && numerical === 'pass' && (relativeError ?? 0) > suspectAbove;
}

interface Claim {
  readonly quantity: string;
  /** The input's path in the loss. */
  readonly input: string;
  /** ∂loss/∂input as claimed, without the quantity's factor. */
  readonly gradient: Tensor;
}

function claim(loss: Loss, { name, kind, target, times }: Quantity, value: TensorValue): Claim[] {
  const input = target.join('.');
  const at = loss.at[input];
  const isUsable = at && hasExpectedShape(value, at) && value.data.every(Number.isFinite);
  if (kind !== 'gradient' || !isUsable) return [];
  const gradient = tensor(
    value.data.map((entry) => entry / times),
    at.shape,
  );
  return [{ quantity: name, input, gradient }];
}

async function checkClaims(
  loss: Loss,
  claims: readonly Claim[],
  random: () => number,
): Promise<ReadonlyMap<string, { readonly numerical: Finding; readonly kinks: number }>> {
  if (claims.length === 0) return new Map();
  const inputs = Object.fromEntries(
    Object.entries(loss.at).map(([name, { data, shape }]) => [name, tensor(data, shape)]),
  );
  const gradients = Object.fromEntries(claims.map(({ input, gradient }) => [input, gradient]));
  const { tensors } = await checkGradient(loss.evaluate, inputs, gradients, {
    random,
    directionAbove: 1,
    closerBelow: clearlyWrong,
  });
  return new Map(
    claims.flatMap(({ quantity, input }) => {
      const check = tensors[input];
      return check ? [[quantity, { numerical: check.verdict, kinks: check.kinks }] as const] : [];
    }),
  );
}
