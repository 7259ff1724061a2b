import type { Check } from '#contract/report.ts';
import type { Sandbox, TensorValue } from '../sandbox/types.ts';
import { evaluateOnce } from './expect.ts';
import type { CaseRun } from './run-case.ts';
import type { GradableExercise } from './types.ts';

/**
 * Has the model's own functions judge what no formula expects: they get the inputs with what was returned as
 * `answer`, and say 1 or 0. Only tensors of the right shape with finite entries come before a judge; the others are
 * missing from `answer`.
 */
export async function askJudges(
  sandbox: Pick<Sandbox, 'evaluate'>,
  { version, model }: GradableExercise,
  { prepared, outputs }: CaseRun,
  checks: readonly Check[],
): Promise<readonly Check[]> {
  const judges = new Map(
    prepared.quantities.flatMap(({ name, kind, target }) =>
      kind === 'judged' ? [[name, target] as const] : [],
    ),
  );
  const judged = checks.filter(({ quantity, problem }) => judges.has(quantity) && !problem);
  if (judged.length === 0) return checks;
  const fit = new Set(checks.flatMap(({ quantity, problem }) => (problem ? [] : [quantity])));
  const answer: Record<string, TensorValue> = {};
  for (const [name, output] of outputs) {
    if (output.state !== 'tensor' || !fit.has(name)) continue;
    answer[name] = { shape: output.shape, data: output.data };
  }
  const results = await evaluateOnce(
    sandbox,
    { version, source: model },
    { ...prepared.drawn.inputs, answer },
    judged.map(({ quantity }) => ({ kind: 'value' as const, path: judges.get(quantity) ?? [] })),
  );
  const accepted = new Set(
    judged.flatMap(({ quantity }, at) => {
      const result = results[at];
      return result?.kind === 'value' && result.value.data[0] === 1 ? [quantity] : [];
    }),
  );
  return checks.map((check) =>
    judged.includes(check) ? judgement(check, accepted.has(check.quantity)) : check,
  );
}

/** Nothing was compared, so there is no error and no ratio to speak of. */
function judgement(check: Check, isAccepted: boolean): Check {
  return {
    ...check,
    status: isAccepted ? 'pass' : 'fail',
    relativeError: null,
    ratio: null,
    ratioSpread: null,
    cosine: null,
    within: isAccepted ? check.total : 0,
  };
}
