import type { Headline } from '#contract/headline.ts';
import type { Agreement, TaskReport } from '#contract/report.ts';
import type { Verdict } from '#contract/verdict.ts';
import type { FirstWrong } from './first-wrong.ts';
import type { JudgedCase } from './judge-case.ts';
import { problemHeadline } from './problem-headline.ts';
import type { Relation } from './relations.ts';

/** Everything that compared numbers told. */
export interface Findings {
  readonly cases: readonly JudgedCase[];
  readonly tasks: readonly TaskReport[];
  readonly firstWrong: FirstWrong | null;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly agreement: Agreement | null;
}

/** One sentence: the first wrong quantity and the plainest thing known of it. */
export function comparisonHeadline(verdict: Verdict, findings: Findings): Headline {
  const { cases, tasks, firstWrong } = findings;
  if (verdict === 'passed') return { key: 'passed', args: { cases: cases.length } };
  if (verdict === 'partial') {
    const full = tasks.filter(({ points, maxPoints }) => points === maxPoints);
    return { key: 'partial', args: { tasks: full.length, total: tasks.length } };
  }
  if (verdict === 'mutated_input') {
    return { key: 'mutated_input', args: { name: cases.flatMap(mutatedInputs)[0] ?? '' } };
  }
  if (verdict === 'non_deterministic') {
    const quantity = cases.flatMap(({ unstable }) => unstable)[0] ?? '';
    return { key: 'non_deterministic', args: { quantity } };
  }
  if (verdict === 'undecided' || !firstWrong) {
    const open = cases.flatMap(({ checks }) => checks).find(({ status }) => status === 'undecided');
    return { key: 'undecided', args: { quantity: open?.quantity ?? '' } };
  }
  const relation = findings.relations.get(firstWrong.check.quantity);
  return (
    ownLossHeadline(verdict, firstWrong, findings) ??
    relation ??
    problemHeadline(firstWrong) ??
    valueHeadline(verdict, firstWrong)
  );
}

/**
 * Gradients that are right for the loss of the student's own say more than how that loss differs.
 * A loss of zeros has right gradients too, and they say nothing.
 */
function ownLossHeadline(
  verdict: Verdict,
  { check: { quantity }, judged }: FirstWrong,
  { agreement, relations }: Findings,
): Headline | null {
  const isZero = relations.get(quantity)?.key === 'all_zero';
  if (verdict !== 'wrong_forward' || agreement?.own !== true || isZero) return null;
  if (!isLossWrong(judged)) return null;
  return { key: agreement.backward ? 'loss_offset' : 'other_loss', args: { quantity } };
}

/** Whether J is off, or an output that upstream gradients make a loss of. */
function isLossWrong({ checks, prepared: { quantities, seeds } }: JudgedCase): boolean {
  const terms = new Set(seeds.map(({ path }) => path.join('.')));
  return checks.some(({ status }, at) => {
    const quantity = quantities[at];
    return status === 'fail' && quantity?.kind === 'value' && terms.has(quantity.target.join('.'));
  });
}

function mutatedInputs({ outcome }: JudgedCase): readonly string[] {
  return outcome.state === 'finished' ? (outcome.points[0]?.mutated ?? []) : [];
}

/** Numbers of the right shape that are off, by nothing that has a name. */
function valueHeadline(verdict: Verdict, { check: { quantity }, judged }: FirstWrong): Headline {
  if (verdict === 'wrong_forward') return { key: 'wrong_forward', args: { quantity } };
  const right = lastRightGradient(quantity, judged);
  return right
    ? { key: 'first_break', args: { quantity, right } }
    : { key: 'wrong_gradient', args: { quantity } };
}

function lastRightGradient(quantity: string, { checks, prepared }: JudgedCase): string | null {
  const at = checks.findIndex((check) => check.quantity === quantity);
  const right = checks
    .slice(0, at)
    .filter(
      ({ status }, place) => status === 'pass' && prepared.quantities[place]?.kind === 'gradient',
    );
  return right.at(-1)?.quantity ?? null;
}
