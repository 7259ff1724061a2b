import type { Headline } from '#contract/headline.ts';
import type { Agreement, Check, ProgramError } from '#contract/report.ts';
import type { Verdict } from '#contract/verdict.ts';
import type { Limits, Refusal } from '../sandbox/types.ts';
import type { JudgedCase } from './judge-case.ts';
import { findRelation } from './relations.ts';

export interface FirstWrong {
  readonly check: Check;
  readonly judged: JudgedCase;
}

/** The check to speak of: the first failed one of a case with the report's verdict, public cases first. */
export function findFirstWrong(cases: readonly JudgedCase[], verdict: Verdict): FirstWrong | null {
  const telling = cases
    .filter((judged) => judged.verdict === verdict)
    .toSorted((a, b) => visibilityRank(a) - visibilityRank(b));
  for (const judged of telling) {
    const check = judged.checks.find(
      ({ status, problem }) => status === 'fail' && problem !== 'not_reached',
    );
    if (check) return { check, judged };
  }
  return null;
}

function visibilityRank({ prepared }: JudgedCase): number {
  return prepared.visibility === 'public' ? 0 : 1;
}

/** What a submission that could not start is told. */
export function refusalHeadline(refusal: Refusal): Headline {
  switch (refusal.reason) {
    case 'syntax_error':
    case 'unsupported_syntax':
      return {
        key: refusal.reason,
        args: { message: refusal.error.message, line: refusal.error.line ?? null },
      };
    case 'missing_export':
      return { key: 'missing_export', args: { name: refusal.name } };
    case 'forbidden_api':
      return { key: 'forbidden_api', args: { name: refusal.specifier } };
  }
}

/** What a program that was broken off is told; null for verdicts that rest on compared numbers. */
export function interruptionHeadline(
  verdict: Verdict,
  error: ProgramError | null,
  limits: Limits,
): Headline | null {
  switch (verdict) {
    case 'runtime_error':
      return {
        key: 'runtime_error',
        args: {
          message: error ? `${error.name}: ${error.message}` : '',
          line: error?.location?.line ?? null,
        },
      };
    case 'time_limit':
      return { key: 'time_limit', args: { limitMs: limits.caseMs } };
    case 'memory_limit':
      return { key: 'memory_limit', args: { limitMb: limits.memoryMb } };
    case 'output_limit':
      return { key: 'output_limit', args: {} };
    default:
      return null;
  }
}

/** What compared numbers tell, in one sentence: the first wrong quantity and the plainest thing known of it. */
export function comparisonHeadline(
  verdict: Verdict,
  cases: readonly JudgedCase[],
  firstWrong: FirstWrong | null,
  agreement: Agreement,
): Headline {
  if (verdict === 'passed') return { key: 'passed', args: { cases: cases.length } };
  const mutated = cases.flatMap(({ outcome }) =>
    outcome.state === 'finished' ? (outcome.points[0]?.mutated ?? []) : [],
  );
  if (verdict === 'mutated_input') {
    return { key: 'mutated_input', args: { name: mutated[0] ?? '' } };
  }
  if (verdict === 'non_deterministic') {
    const [quantity = ''] = cases.flatMap(({ unstable }) => unstable);
    return { key: 'non_deterministic', args: { quantity } };
  }
  if (verdict === 'undecided') {
    const open = cases.flatMap(({ checks }) => checks).find(({ status }) => status === 'undecided');
    return { key: 'undecided', args: { quantity: open?.quantity ?? '' } };
  }
  if (!firstWrong) return { key: 'wrong_gradient', args: { quantity: '' } };
  return mismatchHeadline(verdict, cases, firstWrong, agreement);
}

function mismatchHeadline(
  verdict: Verdict,
  cases: readonly JudgedCase[],
  { check, judged }: FirstWrong,
  agreement: Agreement,
): Headline {
  const { quantity } = check;
  const relation = findRelation(quantity, listMismatches(quantity, cases));
  if (relation) return relation;
  if (check.problem === 'missing_output') return { key: 'missing_output', args: { quantity } };
  if (check.problem === 'non_finite') return { key: 'non_finite', args: { quantity } };
  if (check.problem === 'wrong_type') {
    return { key: 'wrong_type', args: { quantity, found: check.found ?? '' } };
  }
  if (check.problem === 'shape_mismatch') {
    const got = shapeText(check.shape ?? []);
    return { key: 'shape', args: { quantity, got, expected: shapeText(check.expectedShape) } };
  }
  if (verdict === 'wrong_forward') return forwardHeadline(quantity, agreement);
  const right = lastRightBefore(check, judged);
  if (right) return { key: 'first_break', args: { quantity, right } };
  return { key: 'wrong_gradient', args: { quantity } };
}

/** The rows of the truth table in which the forward is wrong. */
function forwardHeadline(quantity: string, { backward, own }: Agreement): Headline {
  if (own !== true) return { key: 'wrong_forward', args: { quantity } };
  return { key: backward ? 'loss_offset' : 'other_loss', args: { quantity } };
}

function lastRightBefore({ quantity }: Check, { checks, prepared }: JudgedCase): string | null {
  const at = checks.findIndex((check) => check.quantity === quantity);
  const gradients = checks.slice(0, at).filter((check, place) => {
    return prepared.quantities[place]?.kind === 'gradient' && check.status === 'pass';
  });
  return gradients.at(-1)?.quantity ?? null;
}

/** Every case in which the quantity came as numbers and was wrong. */
function listMismatches(quantity: string, cases: readonly JudgedCase[]) {
  return cases.flatMap(({ checks, outputs, prepared }) => {
    const check = checks.find((candidate) => candidate.quantity === quantity);
    const student = outputs.get(quantity);
    const reference = prepared.expected.get(quantity);
    if (check?.status !== 'fail' || student?.state !== 'tensor' || !reference) return [];
    return [{ student, reference, sizes: prepared.drawn.sizes }];
  });
}

function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}
