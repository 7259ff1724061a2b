import type { Misconception } from '#contract/misconception.ts';
import { GradingFailure } from '../../grading/grading-failure.ts';
import type { Sandbox } from '../../sandbox/types.ts';
import type { LoadedExercise } from '../types.ts';
import { casesAreVaried } from './degenerate-cases.ts';
import { drawsKeepGuards } from './draws.ts';
import { emptyAnswersEarnNothing } from './empty-answers.ts';
import type { Finding, GateContext, GateRule, ReadingRule } from './gate-context.ts';
import { gatherContext, readGateFiles } from './gather.ts';
import { killMatrix, type KillMatrix } from './kill-matrix.ts';
import { solutionStaysSecret } from './leakage.ts';
import { modelAgreesWithItself } from './model-derivative.ts';
import { sourcesAreComplete } from './rebasing.ts';
import { gradingIsDeterministic, rightAnswersPass } from './right-answers.ts';
import { filesAreEnough, mistakesHaveWords, nothingIsLeftToFillIn } from './written-files.ts';
import { starterFails } from './starter.ts';
import { textsAreTranslated } from './translations.ts';
import { mistakesCanBeTold, wrongAnswersFail } from './wrong-answers.ts';

/** What can be judged by reading, told first. */
const readingRules: Readonly<Record<string, ReadingRule>> = {
  unfinished: nothingIsLeftToFillIn,
  translation: textsAreTranslated,
  words: mistakesHaveWords,
  files: filesAreEnough,
  leakage: solutionStaysSecret,
};

/** What shows when it runs, cheapest first. */
const rules: Readonly<Record<string, GateRule>> = {
  'model-derivative': modelAgreesWithItself,
  rebasing: sourcesAreComplete,
  draws: drawsKeepGuards,
  degenerate: casesAreVaried,
  starter: starterFails,
  determinism: gradingIsDeterministic,
  'empty-answers': emptyAnswersEarnNothing,
  'distinct-mistakes': mistakesCanBeTold,
  'wrong-answers': wrongAnswersFail,
  'right-answers': rightAnswersPass,
};

export interface GateFinding extends Finding {
  /** The name of the rule. */
  readonly rule: string;
}

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
  /** Told before each rule that takes time. */
  readonly onRule?: (rule: string) => void;
}

/** The publish gate: runs every rule on one exercise. Without a finding to refuse, the version may be published. */
export async function runGate(request: GateRequest): Promise<GateOutcome> {
  const files = await readGateFiles(request);
  const findings: GateFinding[] = Object.entries(readingRules).flatMap(([rule, judge]) =>
    judge(files).map((finding) => ({ ...finding, rule })),
  );
  const exercise = request.exercise.definition.id;
  try {
    const context = await gatherContext(files, request);
    findings.push(...(await runRules(context, request)));
    return { exercise, findings, matrix: await killMatrix(context) };
  } catch (cause) {
    if (!(cause instanceof GradingFailure) || cause.culprit !== 'model') throw cause;
    findings.push({ severity: 'refuse', rule: 'model', message: cause.message });
    return { exercise, findings, matrix: { cases: [], rows: [] } };
  }
}

async function runRules(
  context: GateContext,
  { onRule }: Pick<GateRequest, 'onRule'>,
): Promise<GateFinding[]> {
  const findings: GateFinding[] = [];
  for (const [rule, judge] of Object.entries(rules)) {
    onRule?.(rule);
    findings.push(...(await judge(context)).map((finding) => ({ ...finding, rule })));
  }
  return findings;
}
