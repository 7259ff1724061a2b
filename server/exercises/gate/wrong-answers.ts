import type { Misconception } from '#contract/misconception.ts';
import type { Report } from '#contract/report.ts';
import type { Signature } from '../../grading/diagnosis/bank.ts';
import { countEqualMarks } from '../../grading/diagnosis/signature.ts';
import type { WrongFile } from '../read-wrong.ts';
import { describeReport } from './describe-report.ts';
import { firstFault } from './first-fault.ts';
import { refuse, type GateRule } from './gate-context.ts';

/** How many of the seeds every wrong file is graded on. */
const seedsPerWrong = 3;

/** Every wrong file fails exactly the tasks that it declares, first where it declares, under its own name. */
export const wrongAnswersFail: GateRule = async ({ exercise, report, seeds, misconceptions }) => {
  const faults: string[] = [];
  for (const wrong of exercise.wrong) {
    const fault = await firstFault(seeds.slice(0, seedsPerWrong), async (seed) =>
      describeFault(wrong, await report(wrong.source, seed), misconceptions),
    );
    if (fault !== null) faults.push(`${wrong.file}: ${fault}`);
  }
  return faults.map(refuse);
};

function describeFault(
  wrong: WrongFile,
  report: Report,
  misconceptions: ReadonlyMap<string, Misconception>,
): string | null {
  if (report.verdict === 'passed') {
    return 'passes: no case tells it from a right answer; add one that does, or drop the file';
  }
  const lost = report.tasks
    .filter(({ points, maxPoints }) => points < maxPoints)
    .map(({ id }) => id);
  if (lost.toSorted().join() !== [...wrong.fails].toSorted().join()) {
    return `loses ${lost.join(', ') || 'no task'}, and its header says @fails ${wrong.fails.join(', ')}; it gets ${describeReport(report)}`;
  }
  const first = report.firstWrong?.quantity ?? 'nothing';
  if (first !== wrong.firstWrong) {
    return `is first wrong at ${first}, and its header says @firstWrong ${wrong.firstWrong}`;
  }
  const expected = classOf(wrong.misconception, misconceptions);
  const found = report.diagnoses.filter(({ confidence }) => confidence === 'confirmed');
  if (found.some(({ id }) => classOf(id, misconceptions) === expected)) return null;
  const told = report.diagnoses.map(({ id, confidence }) => `${id} (${confidence})`).join(', ');
  return `is diagnosed as ${told || 'nothing'}, not as ${wrong.misconception} (confirmed)`;
}

/** The class that a misconception belongs to. */
function classOf(id: string, misconceptions: ReadonlyMap<string, Misconception>): string {
  return misconceptions.get(id)?.sameAs ?? id;
}

/** No two wrong files give the same answers on every diagnostic case, unless they are known to be one class. */
export const mistakesCanBeTold: GateRule = async ({ bank, misconceptions }) => {
  const singles = bank.entries.filter((one) => one.misconceptions.length === 1 && !one.isVariant);
  return singles.flatMap(({ misconceptions: [left], signature }, at) =>
    singles.slice(at + 1).flatMap(({ misconceptions: [right], signature: other }) => {
      if (classOf(left, misconceptions) === classOf(right, misconceptions)) return [];
      if (!areEqual(signature, other)) return [];
      return [
        refuse(
          `${left} and ${right} give the same answers on every case; add a case that tells them apart, or let one be sameAs the other in misconceptions.yaml`,
        ),
      ];
    }),
  );
};

function areEqual(left: Signature, right: Signature): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => countEqualMarks(left[name], right[name]) > 0);
}
