import type { Sandbox, StudentSession } from '../sandbox/types.ts';
import { listCases } from './cases.ts';
import { createDiagnosis } from './diagnosis/create-diagnosis.ts';
import { interruptionVerdict, programError } from './interruption.ts';
import { judgeCase, type JudgedCase } from './judge-case.ts';
import { locateChecks } from './locate-checks.ts';
import { checkOwnGradients, isCheckable } from './own-gradients.ts';
import { prepareCases, type PreparedCase } from './prepare.ts';
import { relate } from './relate-layers.ts';
import { reportGraded, reportRefused, type ReportFrame } from './report.ts';
import { runCases } from './run-case.ts';
import { suspectNumericalBackward } from './suspicion.ts';
import type { Grader, GradeRequest } from './types.ts';
import { withdrawReference } from './withdraw-reference.ts';

/** How many ordinary cases have the student's gradients checked against the student's own forward. */
const numericallyChecked = 2;

export interface GraderDependencies {
  readonly sandbox: Pick<Sandbox, 'open' | 'evaluate'>;
  /** Milliseconds on a clock that only rises. */
  readonly now?: () => number;
}

/** Builds the grader: draw, expect, run, compare, check numerically, relate, score, report. */
export function createGrader({
  sandbox,
  now = () => performance.now(),
}: GraderDependencies): Grader {
  const diagnose = createDiagnosis(sandbox);
  return { grade };

  async function grade(request: GradeRequest) {
    const { exercise, source, seed } = request;
    const { definition } = exercise;
    const startedAt = now();
    const frame: ReportFrame = { request, gradeMs: () => now() - startedAt };
    const places = listCases(definition).filter(({ spec }) => !spec.confirming);
    const prepared = await prepareCases(sandbox, exercise, places, seed);
    const opened = await sandbox.open({
      source,
      exports: Object.keys(definition.functions),
      limits: definition.limits,
    });
    if (opened.state === 'refused') return reportRefused(frame, opened);
    if (opened.state !== 'ready') {
      const verdict = interruptionVerdict(opened);
      return reportRefused(frame, { ...opened, verdict, error: programError(opened, null) });
    }
    try {
      const judged = await locateChecks(
        opened.session,
        await judgeCases(opened.session, request, prepared),
      );
      const checked = await checkNumerically(opened.session, request, judged);
      const suspicion = await suspectNumericalBackward(
        { sandbox, session: opened.session },
        request,
        checked,
      );
      const mistakes = await diagnose(opened.session, exercise, checked);
      const relations = await relate(sandbox, exercise, checked);
      return reportGraded(frame, checked, { relations, mistakes, suspicion });
    } finally {
      await opened.session.close();
    }
  }

  /**
   * Case after case; a limit ends the run, and what was not reached is told as not reached. Hidden cases come after
   * all that are shown: a program remembers, and what it says in a case that is shown tells what it has seen.
   */
  async function judgeCases(
    session: StudentSession,
    { exercise, onProgress }: GradeRequest,
    cases: readonly PreparedCase[],
  ): Promise<readonly JudgedCase[]> {
    onProgress?.({ event: 'started', cases: cases.length });
    const judged = new Map<PreparedCase, JudgedCase>();
    const shown = cases.filter(isShown);
    const hidden = cases.filter((one) => !isShown(one));
    for await (const run of runCases(session, exercise.definition, [shown, hidden])) {
      const verdict = await judgeCase(sandbox, exercise, run);
      judged.set(run.prepared, verdict);
      onProgress?.({
        event: 'case',
        done: judged.size,
        of: cases.length,
        id: run.prepared.id,
        outcome: verdict.verdict,
      });
    }
    return cases.flatMap((prepared) => judged.get(prepared) ?? []);
  }

  async function checkNumerically(
    session: StudentSession,
    { exercise, seed }: GradeRequest,
    judged: readonly JudgedCase[],
  ): Promise<readonly JudgedCase[]> {
    const chosen = new Set(judged.filter(isCheckable).slice(0, numericallyChecked));
    const check = async (one: JudgedCase) =>
      chosen.has(one) ? checkOwnGradients({ sandbox, session }, exercise, one, seed) : one;
    // Both at once: what they ask of the program shares its crossings.
    return withdrawReference(await Promise.all(judged.map(check)));
  }
}

function isShown({ visibility }: PreparedCase): boolean {
  return visibility === 'public';
}
