import type { ExerciseDefinition } from '#contract/exercise.ts';
import type { Report } from '#contract/report.ts';
import { describeReport } from './describe-report.ts';
import { firstFault } from './first-fault.ts';
import { refuse, type GateRule, type NamedSource } from './gate-context.ts';

/** At most this share of a limit may be spent by the author's own solution. */
const affordable = 1 / 2;

/** Solution and alternatives get all points, without a diagnosis and at no more than half the cost, on every seed. */
export const rightAnswersPass: GateRule = async ({
  exercise,
  alternatives,
  gradable,
  report,
  seeds,
}) => {
  const sources: NamedSource[] = [
    { file: 'solution.ts', source: exercise.solution },
    ...alternatives,
  ];
  const faults: string[] = [];
  for (const { file, source } of sources) {
    const fault = await firstFault(seeds, async (seed) => {
      const graded = await report(source, seed);
      return describeFault(graded) ?? describeCost(graded, gradable.definition.limits);
    });
    if (fault !== null) faults.push(`${file}: ${fault}`);
  }
  return faults.map(refuse);
};

function describeFault(report: Report): string | null {
  const { verdict, firstWrong, score, maxScore, diagnoses } = report;
  if (verdict !== 'passed' || score < maxScore) {
    const place = firstWrong ? `, first at ${firstWrong.quantity} on ${firstWrong.case},` : '';
    return `must get all points and gets${place} ${describeReport(report)}`;
  }
  const [diagnosis] = diagnoses;
  return diagnosis ? `is right and yet diagnosed as ${diagnosis.id}` : null;
}

function describeCost(
  { timings, cases }: Report,
  { totalCpuMs, caseMs }: ExerciseDefinition['limits'],
): string | null {
  if (timings.cpuMs > affordable * totalCpuMs) {
    return `takes ${timings.cpuMs.toFixed(0)} ms of CPU, over half of ${totalCpuMs}; raise limits.totalCpuMs or ask for less`;
  }
  const slow = cases.find(({ cpuMs }) => cpuMs > affordable * caseMs);
  if (!slow) return null;
  return `takes ${slow.cpuMs.toFixed(0)} ms on ${slow.id}, over half of ${caseMs}; raise limits.caseMs or ask for less`;
}

const gradings = 3;

/** The same seed gives the same report, to the last bit, of what is right and of what is wrong. */
export const gradingIsDeterministic: GateRule = async ({
  exercise,
  gradable,
  grader,
  seeds: [seed = '0'],
}) => {
  const sources = [
    { file: 'solution.ts', source: exercise.solution },
    ...exercise.wrong.slice(0, 1),
  ];
  const faults: string[] = [];
  for (const { file, source } of sources) {
    const texts = new Set<string>();
    for (let run = 0; run < gradings; run += 1) {
      const report = await grader.grade({ exercise: gradable, source, seed });
      texts.add(JSON.stringify(withoutTimes(report)));
    }
    if (texts.size === 1) continue;
    faults.push(
      `${file}: ${gradings} gradings with seed ${seed} gave ${texts.size} reports; does model.ts keep anything between its calls?`,
    );
  }
  return faults.map(refuse);
};

/** What two reports of the same grading share. */
function withoutTimes({ timings: _timings, cases, ...report }: Report): unknown {
  return { ...report, cases: cases.map(({ cpuMs: _cpuMs, ...one }) => one) };
}
