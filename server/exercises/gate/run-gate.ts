import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Misconception } from '#contract/misconception.ts';
import { createGrader } from '../../grading/create-grader.ts';
import { buildBank } from '../../grading/diagnosis/build-bank.ts';
import type { Sandbox } from '../../sandbox/types.ts';
import { listSources } from '../read-wrong.ts';
import type { LoadedExercise } from '../types.ts';
import { casesAreVaried, drawsKeepGuards } from './draws.ts';
import { emptyAnswersEarnNothing } from './empty-answers.ts';
import type { GateContext, GateFinding, GateRule, NamedSource } from './gate-context.ts';
import { killMatrix, type KillMatrix } from './kill-matrix.ts';
import { solutionStaysSecret } from './leakage.ts';
import { modelAgreesWithItself } from './model-derivative.ts';
import { gradingIsDeterministic, rightAnswersPass, starterFails } from './right-answers.ts';
import { mistakesCanBeTold, mistakesHaveWords, wrongAnswersFail } from './wrong-answers.ts';

/** Everything that an exercise must keep before it is published, cheapest first. */
const rules: readonly GateRule[] = [
  mistakesHaveWords,
  solutionStaysSecret,
  modelAgreesWithItself,
  drawsKeepGuards,
  casesAreVaried,
  starterFails,
  gradingIsDeterministic,
  emptyAnswersEarnNothing,
  mistakesCanBeTold,
  wrongAnswersFail,
  rightAnswersPass,
];

export interface GateOutcome {
  readonly exercise: string;
  readonly findings: readonly GateFinding[];
  readonly matrix: KillMatrix;
}

export interface GateRequest {
  readonly directory: string;
  readonly exercise: LoadedExercise;
  readonly misconceptions: ReadonlyMap<string, Misconception>;
  readonly sandbox: Pick<Sandbox, 'open' | 'evaluate'>;
  readonly seeds: readonly string[];
}

/** The publish gate: runs every rule on one exercise. Without a finding to refuse, the version may be published. */
export async function runGate({ directory, exercise, ...rest }: GateRequest): Promise<GateOutcome> {
  const context = await gather(join(directory, exercise.folder), exercise, rest);
  const findings: GateFinding[] = [];
  for (const rule of rules) findings.push(...(await rule(context)));
  return { exercise: exercise.definition.id, findings, matrix: await killMatrix(context) };
}

async function gather(
  folder: string,
  exercise: LoadedExercise,
  { sandbox, misconceptions, seeds }: Omit<GateRequest, 'directory' | 'exercise'>,
): Promise<GateContext> {
  const { gradingHash: version, definition, model, solution, wrong } = exercise;
  const bank = await buildBank(
    sandbox,
    { version, definition, model },
    { solution, wrong },
    'gate',
  );
  const files = await listSources(join(folder, 'alt'));
  const alternatives = await Promise.all(
    files.map(async (file): Promise<NamedSource> => ({
      file: `alt/${file}`,
      source: await readFile(join(folder, 'alt', file), 'utf8'),
    })),
  );
  return {
    exercise,
    alternatives,
    misconceptions,
    gradable: { version, definition, model, diagnostics: async () => bank },
    bank,
    grader: createGrader({ sandbox }),
    sandbox,
    seeds,
  };
}
