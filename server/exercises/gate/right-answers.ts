import type { Report } from '#contract/report.ts';
import { refuse, type GateFinding, type GateRule, type NamedSource } from './gate-context.ts';

/** At most this share of a limit may be spent by the author's own solution. */
const affordable = 1 / 2;

/** Solution and alternatives get all points, without a diagnosis and at no more than half the cost, on every seed. */
export const rightAnswersPass: GateRule = async (context) => {
  const { exercise, alternatives, gradable, grader, seeds } = context;
  const sources: NamedSource[] = [
    { file: 'solution.ts', source: exercise.solution },
    ...alternatives,
  ];
  const findings: GateFinding[] = [];
  for (const { file, source } of sources) {
    for (const seed of seeds) {
      const report = await grader.grade({ exercise: gradable, source, seed });
      const fault = describeFault(report) ?? describeCost(report, gradable.definition.limits);
      if (fault === null) continue;
      findings.push(refuse('right-answers', `${file} (seed ${seed}): ${fault}`));
      break;
    }
  }
  return findings;
};

function describeFault({
  verdict,
  firstWrong,
  score,
  maxScore,
  diagnoses,
  error,
}: Report): string | null {
  if (verdict !== 'passed' || score < maxScore) {
    const place = firstWrong ? `, first at ${firstWrong.quantity} on ${firstWrong.case}` : '';
    const thrown = error ? `, ${error.name}: ${error.message}` : '';
    return `${verdict} with ${score} of ${maxScore} points${place}${thrown}; it must get all`;
  }
  const [diagnosis] = diagnoses;
  return diagnosis ? `is right and yet diagnosed as ${diagnosis.id}` : null;
}

function describeCost(
  { timings, cases }: Report,
  { totalCpuMs, caseMs }: { readonly totalCpuMs: number; readonly caseMs: number },
): string | null {
  if (timings.cpuMs > affordable * totalCpuMs) {
    return `takes ${timings.cpuMs.toFixed(0)} ms of CPU of ${totalCpuMs}; raise limits.totalCpuMs or ask for less`;
  }
  const slow = cases.find(({ cpuMs }) => cpuMs > affordable * caseMs);
  if (!slow) return null;
  return `takes ${slow.cpuMs.toFixed(0)} ms on ${slow.id} of ${caseMs}; raise limits.caseMs or ask for less`;
}

/** The starter runs, in time, and does not pass. */
export const starterFails: GateRule = async ({
  exercise,
  gradable,
  grader,
  seeds: [seed = '0'],
}) => {
  const report = await grader.grade({ exercise: gradable, source: exercise.starter, seed });
  const { verdict, score, error } = report;
  const useless: readonly string[] = [
    'passed',
    'time_limit',
    'memory_limit',
    'syntax_error',
    'missing_export',
    'unsupported_syntax',
    'forbidden_api',
    'runtime_error',
  ];
  if (useless.includes(verdict)) {
    const thrown = error ? ` (${error.message})` : '';
    return [
      refuse(
        'starter',
        `starter.ts gets ${verdict}${thrown}; it must run and be wrong, with a gap to look at`,
      ),
    ];
  }
  return score > 0
    ? [refuse('starter', `starter.ts earns ${score} points; it must earn none`)]
    : [];
};

/** The same seed gives the same report, to the last bit. */
export const gradingIsDeterministic: GateRule = async ({
  exercise,
  gradable,
  grader,
  seeds: [seed = '0'],
}) => {
  const texts = new Set<string>();
  for (let run = 0; run < 3; run += 1) {
    const report = await grader.grade({ exercise: gradable, source: exercise.solution, seed });
    texts.add(JSON.stringify(withoutTimes(report)));
  }
  return texts.size === 1
    ? []
    : [
        refuse(
          'determinism',
          `three gradings of solution.ts with seed ${seed} gave ${texts.size} reports`,
        ),
      ];
};

/** What two reports of the same grading share. */
export function withoutTimes({ timings: _timings, cases, ...report }: Report): unknown {
  return { ...report, cases: cases.map(({ cpuMs: _cpuMs, ...one }) => one) };
}
