import type { Check, Report, StudentReport } from '#contract/report.ts';
import type { Verdict } from '#contract/verdict.ts';

/** What the API hands out: staff see the whole report, students theirs. */
export type AnyReport = Report | StudentReport;
type AnyCase = AnyReport['cases'][number];
export type OpenCase = Extract<AnyCase, { readonly cpuMs: number }>;

/** Cases are spoken of by number: `Caso 2`, `Oculto 3`. */
export interface CaseName {
  readonly visibility: 'public' | 'hidden';
  readonly number: number;
}

export interface CaseView {
  readonly id: string;
  readonly name: CaseName;
  readonly outcome: Verdict;
  /** The checks in full, where the reader may see them. */
  readonly open: OpenCase | null;
  /** Quantities that are not right, for cases that stay closed. */
  readonly failing: readonly string[];
}

export function viewCases(report: AnyReport): readonly CaseView[] {
  const counts = { public: 0, hidden: 0 };
  return report.cases.map((one) => ({
    id: one.id,
    name: { visibility: one.visibility, number: ++counts[one.visibility] },
    outcome: one.outcome,
    open: 'cpuMs' in one ? one : null,
    failing: isStopped(one)
      ? []
      : one.checks.filter(({ status }) => status === 'fail').map(({ quantity }) => quantity),
  }));
}

/** Every quantity of a run that was broken off counts as failed, though none was ever compared. */
const stopped: ReadonlySet<Verdict> = new Set([
  'runtime_error',
  'time_limit',
  'memory_limit',
  'output_limit',
]);

export function isStopped({ outcome }: Pick<CaseView, 'outcome'>): boolean {
  return stopped.has(outcome);
}

/** The case to begin with: that of the first wrong quantity, else any that failed, else the first. */
export function firstCaseToShow(report: AnyReport, cases: readonly CaseView[]): string | null {
  const open = cases.filter((one) => one.open !== null);
  const first =
    open.find(({ id }) => id === report.firstWrong?.case) ??
    open.find(({ outcome }) => outcome !== 'passed') ??
    open[0];
  return first?.id ?? null;
}

/**
 * Why a row is off. `first`: where the chain breaks. `separate`: off even when one starts from the
 * student's own earlier gradients. `own`: off, while all that it follows from is right.
 * `consequence`: off, with nothing to say that it is a mistake of its own.
 */
export type RowRole = 'first' | 'separate' | 'own' | 'consequence' | null;

/** Whether a row is a mistake of its own, to be shown where it was made. */
export function isOwnMistake(role: RowRole): boolean {
  return role === 'first' || role === 'separate' || role === 'own';
}

export interface CheckRow {
  readonly check: Check;
  readonly role: RowRole;
  /** The quantity in which the chain breaks, for rows that follow from it. */
  readonly cause: string | null;
}

export function viewChecks(checks: readonly Check[]): readonly CheckRow[] {
  const first = checks.find((check) => check.status === 'fail' && wasReached(check)) ?? null;
  return checks.map((check) => ({ check, role: roleOf(check, first), cause: check.follows }));
}

/** The run may have ended before there was anything to compare. */
export function wasReached({ problem }: Check): boolean {
  return problem !== 'not_reached';
}

function roleOf(check: Check, first: Check | null): RowRole {
  if (check.status !== 'fail' || !wasReached(check)) return null;
  if (check === first) return 'first';
  if (check.rebased === 'fail') return 'separate';
  return check.follows === null ? 'own' : 'consequence';
}

export interface HiddenSummary {
  readonly passed: number;
  readonly total: number;
  /** Cases whose run was broken off. */
  readonly stopped: number;
  /** In how many hidden cases each quantity is off, most first. */
  readonly failing: readonly { readonly quantity: string; readonly cases: number }[];
}

/** Null where nothing is hidden from the reader. */
export function summariseHidden(cases: readonly CaseView[]): HiddenSummary | null {
  const closed = cases.filter(({ open }) => open === null);
  if (closed.length === 0) return null;
  const counts = new Map<string, number>();
  for (const quantity of closed.flatMap(({ failing }) => failing)) {
    counts.set(quantity, (counts.get(quantity) ?? 0) + 1);
  }
  return {
    passed: closed.filter(({ outcome }) => outcome === 'passed').length,
    total: closed.length,
    stopped: closed.filter(isStopped).length,
    failing: [...counts]
      .map(([quantity, count]) => ({ quantity, cases: count }))
      .sort((one, other) => other.cases - one.cases),
  };
}

const smallestError = 1e-12;

/** Where an error lies on a logarithmic bar from 1e-12 to 1, as a fraction of its width. */
export function barPosition(error: number): number {
  if (error <= smallestError) return 0;
  return Math.min(1, 1 - Math.log10(error) / Math.log10(smallestError));
}

/** Line ends may differ between editors and what was sent; nothing else may. */
export function isSameSource(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n') === other.replaceAll('\r\n', '\n');
}
