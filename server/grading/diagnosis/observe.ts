import type { Sandbox, StudentSession } from '../../sandbox/types.ts';
import { judgeCase, type JudgedCase } from '../judge-case.ts';
import { prepareCases, type PreparedCase } from '../prepare.ts';
import { runCases } from '../run-case.ts';
import type { GradableExercise } from '../types.ts';
import { diagnosticCases } from './diagnostic-cases.ts';
import type { Signature } from './bank.ts';
import { ownMistakes, signatureOf } from './signature.ts';

/** The diagnostic cases of a version, recipe by recipe; each is drawn when it is first asked for. */
export type DiagnosticDraws = readonly (() => Promise<readonly PreparedCase[]>)[];

/** Draws the diagnostic cases of a version. */
export function prepareDiagnosis(
  sandbox: Pick<Sandbox, 'evaluate'>,
  exercise: GradableExercise,
  seed: string,
): DiagnosticDraws {
  return diagnosticCases(exercise.definition).map((places) => {
    let drawn: Promise<readonly PreparedCase[]> | undefined;
    return () => {
      drawn ??= prepareCases(sandbox, exercise, places, seed).catch((cause: unknown) => {
        drawn = undefined;
        throw cause;
      });
      return drawn;
    };
  });
}

/** What a program gets wrong, and which of it does not merely follow from an earlier quantity that is wrong. */
export interface Observation {
  readonly signature: Signature;
  readonly own: readonly string[];
}

/**
 * What a program gets wrong on the diagnostic cases, up to the first recipe on which anything is wrong: a mistake that
 * ordinary draws show is compared there, whatever it does at a kink. Null where a run does not even finish.
 */
export async function observe(
  sandbox: Pick<Sandbox, 'evaluate'>,
  session: StudentSession,
  exercise: GradableExercise,
  draws: DiagnosticDraws,
): Promise<Observation | null> {
  const judged: JudgedCase[] = [];
  for (const draw of draws) {
    for await (const run of runCases(session, exercise.definition, [await draw()])) {
      if (run.outcome.state !== 'finished') return null;
      judged.push(await judgeCase(sandbox, exercise, run));
    }
    if (judged.some(isWrong)) break;
  }
  return { signature: signatureOf(judged), own: ownMistakes(judged) };
}

function isWrong({ checks }: JudgedCase): boolean {
  return checks.some(({ status }) => status === 'fail');
}
