import type { Verdict } from '../../server/contract/verdict.ts';
import { GradingFailure } from '../../server/grading/grading-failure.ts';
import type { GradableExercise, Grader } from '../../server/grading/types.ts';
import { classOf, type Attack, type OutcomeClass } from './attacks.ts';

/** How one hostile program ended, and the honest one right after it. */
export interface Fate {
  readonly file: string;
  readonly verdict: Verdict;
  readonly outcome: OutcomeClass | null;
  readonly ms: number;
  readonly honestVerdict: Verdict;
  readonly honestMs: number;
  /** What was promised and did not happen; empty if all did. */
  readonly complaints: readonly string[];
}

export interface Defence {
  readonly grader: Grader;
  readonly exercise: GradableExercise;
  readonly honest: string;
}

const seed = '5eed';

export async function holdAgainst(
  { grader, exercise, honest }: Defence,
  { file, source, expected }: Attack,
): Promise<Fate> {
  const attack = await gradeTimed(grader, exercise, source);
  const after = await gradeTimed(grader, exercise, honest);
  const outcome = classOf(attack.verdict);
  const complaints = [
    ...(outcome !== null && expected.includes(outcome)
      ? []
      : [`ended as ${attack.verdict}, not as ${expected.join(' or ')}`, ...attack.reasons]),
    ...(after.verdict === 'passed'
      ? []
      : [`the honest program after it ended as ${after.verdict}`, ...after.reasons]),
  ];
  const { verdict, ms } = attack;
  return {
    file,
    verdict,
    outcome,
    ms,
    honestVerdict: after.verdict,
    honestMs: after.ms,
    complaints,
  };
}

interface Timed {
  readonly verdict: Verdict;
  readonly ms: number;
  /** Of a failure of ours. */
  readonly reasons: readonly string[];
}

async function gradeTimed(
  grader: Grader,
  exercise: GradableExercise,
  source: string,
): Promise<Timed> {
  const startedAt = performance.now();
  const ended = await grader.grade({ exercise, source, seed }).then(
    ({ verdict }) => ({ verdict, reasons: [] }),
    (error: unknown) => {
      if (!(error instanceof GradingFailure)) throw error;
      return { verdict: 'system_error' as const, reasons: [error.message] };
    },
  );
  return { ...ended, ms: performance.now() - startedAt };
}
