import type { Diagnosis } from '#contract/report.ts';
import type { Sandbox, StudentSession } from '../../sandbox/types.ts';
import type { JudgedCase } from '../judge-case.ts';
import type { GradableExercise } from '../types.ts';
import { matchMistakes } from './match.ts';
import { observe, prepareDiagnosis, type DiagnosticDraws } from './observe.ts';

/** How many versions keep their diagnostic cases at hand. */
const remembered = 32;

export type Diagnose = (
  session: StudentSession,
  exercise: GradableExercise,
  judged: readonly JudgedCase[],
) => Promise<readonly Diagnosis[]>;

/** Builds the step that names mistakes. Nothing is asked of a program that got everything right. */
export function createDiagnosis(sandbox: Pick<Sandbox, 'evaluate'>): Diagnose {
  const prepared = new Map<string, DiagnosticDraws>();

  return async (session, exercise, judged) => {
    const hasFailed = judged.some(({ checks }) => checks.some(isWrongAnswer));
    const bank = hasFailed ? await exercise.diagnostics?.() : null;
    if (!bank) return [];
    const observed = await observe(sandbox, session, exercise, drawsOf(exercise, bank.seed));
    return observed ? matchMistakes(observed, bank.entries) : [];
  };

  function drawsOf(exercise: GradableExercise, seed: string): DiagnosticDraws {
    const key = `${exercise.version} ${seed}`;
    const known = prepared.get(key);
    if (known) return known;
    const drawn = prepareDiagnosis(sandbox, exercise, seed);
    prepared.set(key, drawn);
    const [oldest] = prepared.keys();
    if (prepared.size > remembered && oldest !== undefined) prepared.delete(oldest);
    return drawn;
  }
}

function isWrongAnswer({ status, problem }: JudgedCase['checks'][number]): boolean {
  return status === 'fail' && problem !== 'not_reached';
}
