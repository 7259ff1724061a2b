import type { Sandbox, StudentSession } from '../../sandbox/types.ts';
import { judgeCase, type JudgedCase } from '../judge-case.ts';
import { prepareCase, type PreparedCase } from '../prepare.ts';
import { runCase } from '../run-case.ts';
import type { GradableExercise } from '../types.ts';
import { diagnosticCases } from './diagnostic-cases.ts';
import type { Signature } from './bank.ts';
import { signatureOf } from './signature.ts';

/** Draws the diagnostic cases of a version. */
export function prepareDiagnosis(
  sandbox: Pick<Sandbox, 'evaluate'>,
  exercise: GradableExercise,
  seed: string,
): Promise<PreparedCase[]> {
  return Promise.all(
    diagnosticCases(exercise.definition).map((place) =>
      prepareCase(sandbox, exercise, place, seed),
    ),
  );
}

/** What a program gets wrong on the diagnostic cases; null where it does not even finish them. */
export async function observe(
  sandbox: Pick<Sandbox, 'evaluate'>,
  session: StudentSession,
  exercise: GradableExercise,
  cases: readonly PreparedCase[],
): Promise<Signature | null> {
  const judged: JudgedCase[] = [];
  for (const prepared of cases) {
    const run = await runCase(session, exercise.definition, prepared);
    if (run.outcome.state !== 'finished') return null;
    judged.push(await judgeCase(sandbox, exercise, run, {}));
  }
  return signatureOf(judged);
}
