import * as fc from 'fast-check';
import type { Report } from '../../server/contract/report.ts';
import type { Verdict } from '../../server/contract/verdict.ts';
import { createGrader } from '../../server/grading/create-grader.ts';
import { GradingFailure } from '../../server/grading/grading-failure.ts';
import type { GradableExercise } from '../../server/grading/types.ts';
import { STARVED } from '../../server/sandbox/fairness.ts';
import type { Sandbox } from '../../server/sandbox/types.ts';
import { runDenseSigmoid } from '../unit/sandbox/dense-sigmoid.ts';
import { breed, mutantsOf, type Mutant } from './mutations.ts';

export interface FuzzOptions {
  readonly sandbox: Sandbox;
  readonly exercise: GradableExercise;
  /** The first `honest` programs are right. */
  readonly programs: readonly string[];
  readonly honest: number;
  readonly durationMs: number;
  /** However much time is left. */
  readonly mostMutants?: number;
  readonly seed: number;
}

export interface Finding {
  readonly problem: string;
  readonly mutant: Mutant;
  readonly source: string;
}

export interface FuzzResult {
  readonly mutants: number;
  readonly verdicts: ReadonlyMap<Verdict, number>;
  /** Gradings given up, after two more attempts, because the machine was too busy to judge. */
  readonly starved: number;
  readonly findings: readonly Finding[];
}

/** Most mutants that do not end soon never end; what they would be waited for buys others. */
const hurried = { caseMs: 200, totalCpuMs: 600, totalWallMs: 1200 };
const batch = 50;
const [firstSeed, secondSeed] = ['5eed', 'c0ffee'];

/** Grades mutants until time is up, as many at once as the sandbox has processes. */
export async function fuzz({
  sandbox,
  exercise,
  programs,
  honest,
  durationMs,
  mostMutants = Infinity,
  seed,
}: FuzzOptions): Promise<FuzzResult> {
  const grader = createGrader({ sandbox });
  const hasty = hurry(exercise);
  const endsAt = performance.now() + durationMs;
  const verdicts = new Map<Verdict, number>();
  const findings: Finding[] = [];
  let mutants = 0;
  let starved = 0;

  const grade = (source: string, gradingSeed: string) =>
    grader.grade({ exercise: hasty, source, seed: gradingSeed });

  /** What is wrong with how the grader took this source, or null. */
  const examine = async (source: string): Promise<string | null> => {
    try {
      const report = await grade(source, firstSeed);
      verdicts.set(report.verdict, (verdicts.get(report.verdict) ?? 0) + 1);
      if (!hasAllPoints(report)) return null;
      const again = await grade(source, secondSeed);
      const outcome = await runDenseSigmoid(sandbox, source);
      if (hasAllPoints(again) && outcome === 'passed') return null;
      return `got all points, then ${again.verdict} with other numbers and ${outcome} by another measure`;
    } catch (error) {
      if (!(error instanceof GradingFailure)) return `threw ${String(error)}`;
      if (error.message !== STARVED) return `could not be graded: ${error.message}`;
      starved++;
      return null;
    }
  };

  const endless = dealMutants(mutantsOf(programs.length, honest), seed);
  const work = async (): Promise<void> => {
    while (performance.now() < endsAt && mutants < mostMutants) {
      const mutant = endless.next().value;
      const source = breed(programs, mutant);
      mutants++;
      const problem = await examine(source);
      if (problem !== null) findings.push({ problem, mutant, source });
    }
  };
  await Promise.all(Array.from({ length: sandbox.slots.total }, work));
  return { mutants, verdicts, starved, findings };
}

function hasAllPoints({ verdict, score, maxScore }: Report): boolean {
  return verdict === 'passed' || score === maxScore;
}

function hurry(exercise: GradableExercise): GradableExercise {
  const { definition } = exercise;
  return {
    ...exercise,
    definition: { ...definition, limits: { ...definition.limits, ...hurried } },
  };
}

function* dealMutants(mutants: fc.Arbitrary<Mutant>, seed: number): Generator<Mutant, never> {
  for (let round = 0; ; round++) yield* fc.sample(mutants, { seed: seed + round, numRuns: batch });
}
