import type { Check, ProgramError } from '#contract/report.ts';
import { firstVerdict, type Verdict } from '#contract/verdict.ts';
import type { Sandbox, TensorValue } from '../sandbox/types.ts';
import { askJudges } from './ask-judges.ts';
import { compare, type Expected } from './compare.ts';
import { GradingFailure } from './grading-failure.ts';
import { interruptionVerdict, programError, unreachedChecks } from './interruption.ts';
import { isAnswerToThrow, judgeThrow } from './judge-throw.ts';
import type { PreparedCase } from './prepare.ts';
import type { Quantity } from './quantities.ts';
import { rebase } from './rebase.ts';
import type { CaseRun } from './run-case.ts';
import type { GradableExercise } from './types.ts';

/** A case after comparison. */
export interface JudgedCase extends CaseRun {
  readonly verdict: Verdict;
  readonly checks: readonly Check[];
  /** What each quantity was measured against: the student's own earlier gradients where they were re-based. */
  readonly references: ReadonlyMap<string, TensorValue>;
  readonly error: ProgramError | null;
}

/** Compares what a case's run gave with what was expected, on the student's own earlier values where need be. */
export async function judgeCase(
  sandbox: Pick<Sandbox, 'evaluate'>,
  exercise: GradableExercise,
  run: CaseRun,
): Promise<JudgedCase> {
  const { prepared, outcome, outputs } = run;
  if (prepared.spec.throws !== undefined && isAnswerToThrow(outcome)) return judgeThrow(run);
  if (outcome.state !== 'finished') {
    return {
      ...run,
      verdict: interruptionVerdict(outcome),
      checks: unreachedChecks(prepared),
      references: prepared.expected,
      error: programError(outcome, prepared.id),
    };
  }
  const direct = await askJudges(
    sandbox,
    exercise,
    run,
    prepared.quantities.map((quantity) => compareQuantity(quantity, run)),
  );
  const own = await rebase(sandbox, exercise, prepared, consequences(prepared, direct), outputs);
  const checks = distrust(
    run,
    traceBack(
      prepared,
      direct.map((check) => compareRebased(check, own, run)),
    ),
  );
  const references = new Map([...prepared.expected, ...own]);
  return { ...run, verdict: caseVerdict(run, checks), checks, references, error: null };
}

/** An answer that changes from run to run is none, and one that changed its inputs rests on others than were given. */
function distrust({ outcome, unstable }: CaseRun, checks: readonly Check[]): Check[] {
  const hasMutated = outcome.state === 'finished' && outcome.points[0]?.mutated.length;
  return checks.map((check) =>
    hasMutated || unstable.includes(check.quantity) ? { ...check, status: 'fail' } : check,
  );
}

/** The first verdict that applies to a case with these checks. */
export function caseVerdict(
  { prepared: { quantities }, outcome, unstable }: CaseRun,
  checks: readonly Check[],
): Verdict {
  const verdicts = new Set<Verdict>(
    checks.flatMap((check, at) => checkVerdict(check, quantities[at]?.kind)),
  );
  if (outcome.state !== 'finished') verdicts.add(interruptionVerdict(outcome));
  else if (outcome.points[0]?.mutated.length) verdicts.add('mutated_input');
  if (unstable.length > 0) verdicts.add('non_deterministic');
  return firstVerdict(verdicts);
}

/** Wrong gradients that follow from gradients that are wrong already; none where the forward is wrong. */
function consequences({ quantities }: PreparedCase, checks: readonly Check[]): string[] {
  const wrong = new Set(
    checks.flatMap(({ quantity, status }) => (status === 'fail' ? [quantity] : [])),
  );
  if (quantities.some(({ name, kind }) => kind === 'value' && wrong.has(name))) return [];
  return quantities
    .filter(({ name, from }) => wrong.has(name) && from.some((source) => wrong.has(source)))
    .map(({ name }) => name);
}

function compareRebased(
  check: Check,
  expected: ReadonlyMap<string, TensorValue>,
  { outputs, prepared }: CaseRun,
): Check {
  const own = expected.get(check.quantity);
  const output = outputs.get(check.quantity);
  if (!own || !output) return check;
  const { status } = compare(output, own, { ...check, floor: prepared.floor });
  return status === 'pass'
    ? { ...check, status: 'consistent', rebased: 'pass' }
    : { ...check, rebased: 'fail' };
}

/** Says of every wrong quantity which earlier one it follows from, unless it is wrong even on the student's own. */
function traceBack({ quantities }: PreparedCase, checks: readonly Check[]): Check[] {
  const wrong = new Set(
    checks.flatMap(({ quantity, status }) => (status === 'pass' ? [] : [quantity])),
  );
  const forward = quantities.find(({ name, kind }) => kind === 'value' && wrong.has(name))?.name;
  return checks.map((check, at) => {
    const quantity = quantities[at];
    if (!quantity || check.status === 'pass' || check.rebased === 'fail') return check;
    const source = quantity.from.find((name) => wrong.has(name));
    const cause = isTraced(quantity) ? (forward ?? source) : undefined;
    return { ...check, follows: cause === quantity.name ? null : (cause ?? null) };
  });
}

/** What no model computes, a bound or a judge's word, is wrong by itself. */
const isTraced = ({ kind }: Quantity): boolean => kind === 'value' || kind === 'gradient';

function compareQuantity(quantity: Quantity, run: CaseRun): Check {
  const { prepared, outputs } = run;
  const expected = prepared.expected.get(quantity.name);
  if (!expected) throw new GradingFailure(`nothing is expected of ${quantity.name}`, 'sandbox');
  const output = outputs.get(quantity.name) ?? { state: 'missing' as const };
  return {
    quantity: quantity.name,
    ...compare(output, expected, { tolerance: quantity.tolerance, floor: prepared.floor }),
    kinks: countKinks(quantity, expected),
    rebased: null,
    follows: null,
    numerical: null,
    location: null,
  };
}

function countKinks({ kind }: Quantity, { range }: Expected): number {
  if (kind !== 'gradient' || !range) return 0;
  return range.low.filter((low, i) => low !== range.high[i]).length;
}

/** What one failed check says of its case. */
export function checkVerdict(check: Check, kind: Quantity['kind'] | undefined): Verdict[] {
  if (check.status === 'undecided') return ['undecided'];
  if (check.status !== 'fail') return [];
  const { problem } = check;
  if (problem === 'not_reached') return [];
  if (problem && problem !== 'no_error') return [problem];
  return [kind === 'gradient' ? 'wrong_gradient' : 'wrong_forward'];
}
