import { engineVersion } from '#engine/index.ts';
import type { ExerciseDefinition } from '#contract/exercise.ts';
import type { ConsoleEntry, Diagnosis, ProgramError, Report } from '#contract/report.ts';
import { firstVerdict, type Verdict } from '#contract/verdict.ts';
import type { ConsoleLine, Refusal } from '../sandbox/types.ts';
import { agree } from './agreement.ts';
import { comparisonHeadline } from './comparison-headline.ts';
import { isUnknown } from './diagnosis/match.ts';
import { findFirstWrong, visibilityRank } from './first-wrong.ts';
import type { JudgedCase } from './judge-case.ts';
import { nameRelations } from './related-mistakes.ts';
import type { Relation } from './relations.ts';
import { scoreTasks } from './score.ts';
import { refusalHeadline, stopHeadline } from './stopped-headline.ts';
import type { Suspicion } from './suspicion.ts';
import type { GradeRequest } from './types.ts';

/** What every report carries, whatever happened. */
export interface ReportFrame {
  readonly request: GradeRequest;
  readonly gradeMs: () => number;
}

/** A program that never came to a case: refused, or broken off while its module was evaluated. */
export type Stopped =
  | (Refusal & { readonly console: readonly ConsoleLine[] })
  | {
      readonly state: 'threw' | 'limit' | 'failed';
      readonly verdict: Verdict;
      readonly error: ProgramError | null;
      readonly console: readonly ConsoleLine[];
    };

/** The report of a program that never came to a case. */
export function reportRefused(frame: ReportFrame, stopped: Stopped): Report {
  const { definition } = frame.request.exercise;
  const isRefused = stopped.state === 'refused';
  const verdict = isRefused ? stopped.reason : stopped.verdict;
  const error = isRefused ? refusalError(stopped) : stopped.error;
  const headline = isRefused
    ? refusalHeadline(stopped)
    : stopHeadline(verdict, { error, limits: definition.limits });
  return {
    ...opening(frame),
    verdict,
    firstWrong: null,
    headline: headline ?? { key: 'cancelled', args: {} },
    agreement: null,
    ...totals(definition, [], false),
    cases: [],
    diagnoses: [],
    console: consoleEntries(null, stopped.console),
    timings: timings(frame, 0),
    error,
  };
}

/** What the program seems to have got wrong, beyond the numbers. */
export interface Suspects {
  /** By quantity. */
  readonly relations: ReadonlyMap<string, Relation>;
  readonly mistakes: readonly Diagnosis[];
  readonly suspicion: Suspicion | null;
}

/** The report of a program that was run on its cases. */
export function reportGraded(
  frame: ReportFrame,
  cases: readonly JudgedCase[],
  { relations, mistakes, suspicion }: Suspects,
): Report {
  const { definition } = frame.request.exercise;
  const scored = cases.map(({ checks, prepared }) => ({ checks, quantities: prepared.quantities }));
  const total = totals(definition, scored, suspicion?.kind === 'numerical_backward');
  const found = firstVerdict(new Set(cases.map(({ verdict }) => verdict)));
  const verdict = found === 'passed' && total.score < total.maxScore ? 'partial' : found;
  const firstWrong = findFirstWrong(cases, verdict);
  const agreement = agree(cases);
  const error = firstError(cases);
  return {
    ...opening(frame),
    verdict,
    firstWrong: firstWrong && {
      quantity: firstWrong.check.quantity,
      case: firstWrong.judged.prepared.id,
    },
    headline:
      stopHeadline(verdict, { error, limits: definition.limits }) ??
      comparisonHeadline(verdict, { cases, tasks: total.tasks, firstWrong, relations, agreement }),
    agreement,
    ...total,
    cases: cases.map(({ prepared, verdict: outcome, outcome: { cpuMs }, checks }) => ({
      id: prepared.id,
      visibility: prepared.visibility,
      outcome,
      cpuMs,
      checks: [...checks],
    })),
    diagnoses: diagnose(mistakes, nameRelations(relations, cases), suspicion),
    console: cases.flatMap(({ prepared, outcome }) => consoleEntries(prepared.id, outcome.console)),
    timings: timings(
      frame,
      cases.reduce((sum, { outcome }) => sum + outcome.cpuMs, 0),
    ),
    error,
  };
}

/** Of a case that the student sees, where there is one: the text of others is not shown. */
function firstError(cases: readonly JudgedCase[]): ProgramError | null {
  const byVisibility = cases.toSorted((a, b) => visibilityRank(a) - visibilityRank(b));
  return byVisibility.find(({ error }) => error !== null)?.error ?? null;
}

function opening({ request: { exercise, seed } }: ReportFrame) {
  return {
    schema: 1 as const,
    exercise: exercise.definition.id,
    version: exercise.version,
    engine: engineVersion,
    seed,
  };
}

function totals(
  definition: ExerciseDefinition,
  cases: Parameters<typeof scoreTasks>[1],
  isNumerical: boolean,
): Pick<Report, 'tasks' | 'score' | 'maxScore'> {
  const tasks = scoreTasks(definition, cases, isNumerical);
  return {
    tasks,
    score: tasks.reduce((sum, { points }) => sum + points, 0),
    maxScore: tasks.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
  };
}

function timings({ request, gradeMs }: ReportFrame, cpuMs: number): Report['timings'] {
  return { queueMs: request.queueMs ?? null, gradeMs: gradeMs(), cpuMs };
}

function consoleEntries(caseId: string | null, lines: readonly ConsoleLine[]): ConsoleEntry[] {
  return lines.map(({ line, text }) => ({ case: caseId, line, text }));
}

function refusalError(refusal: Refusal): ProgramError | null {
  if (!('error' in refusal)) return null;
  const { name, message, line, column } = refusal.error;
  const location = line === undefined || column === undefined ? null : { line, column };
  return { name, message, function: null, case: null, location };
}

/** Named mistakes, relations of what they do not explain, and how the gradients seem to have been computed. */
function diagnose(
  mistakes: readonly Diagnosis[],
  relations: ReadonlyMap<string, string>,
  suspicion: Suspicion | null,
): Diagnosis[] {
  const matched = mistakes.filter(({ id }) => !isUnknown(id));
  const unexplained = mistakes.filter(({ id }) => isUnknown(id));
  const open =
    mistakes.length === 0 ? [...relations.keys()] : unexplained.map((one) => one.quantity);
  const related = open.flatMap((quantity): Diagnosis[] => {
    const id = relations.get(quantity);
    return id === undefined ? [] : [{ id, confidence: 'suspected', quantity }];
  });
  const named = distinct([...matched, ...related]);
  if (suspicion) {
    const { kind: id, quantity } = suspicion;
    return [...named, { id, confidence: 'suspected', quantity }];
  }
  return named.length > 0 ? named : unexplained.slice(0, 1);
}

/** Each name once, for the first quantity that has it. */
function distinct(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  return diagnoses.filter(({ id }, at) => diagnoses.findIndex((other) => other.id === id) === at);
}
