import { hintSteps, type Misconception } from '#contract/misconception.ts';
import type { Report } from '#contract/report.ts';
import type { Signature } from '../../grading/diagnosis/bank.ts';
import { countEqualMarks } from '../../grading/diagnosis/signature.ts';
import type { WrongFile } from '../read-wrong.ts';
import { refuse, type GateContext, type GateFinding, type GateRule } from './gate-context.ts';

/** How many of the seeds every wrong file is graded on. */
const seedsPerWrong = 3;

/** Every wrong file fails exactly the tasks that it declares, first where it declares, under its own name. */
export const wrongAnswersFail: GateRule = async (context) => {
  const { exercise, gradable, grader, seeds, misconceptions } = context;
  const findings: GateFinding[] = [];
  for (const wrong of exercise.wrong) {
    for (const seed of seeds.slice(0, seedsPerWrong)) {
      const report = await grader.grade({ exercise: gradable, source: wrong.source, seed });
      const fault = describeFault(wrong, report, misconceptions);
      if (fault === null) continue;
      findings.push(refuse('wrong-answers', `${wrong.file} (seed ${seed}): ${fault}`));
      break;
    }
  }
  return findings;
};

function describeFault(
  wrong: WrongFile,
  report: Report,
  misconceptions: ReadonlyMap<string, Misconception>,
): string | null {
  if (report.verdict === 'passed') return 'passes; no case tells it from a right answer';
  const lost = report.tasks
    .filter(({ points, maxPoints }) => points < maxPoints)
    .map(({ id }) => id);
  if (lost.toSorted().join() !== [...wrong.fails].toSorted().join()) {
    return `loses ${lost.join(', ') || 'no task'}, and its header says ${wrong.fails.join(', ')}`;
  }
  if (report.firstWrong?.quantity !== wrong.firstWrong) {
    return `is first wrong at ${report.firstWrong?.quantity ?? 'nothing'}, and its header says ${wrong.firstWrong}`;
  }
  const expected = classOf(wrong.misconception, misconceptions);
  const found = report.diagnoses.filter(({ confidence }) => confidence === 'confirmed');
  if (found.some(({ id }) => classOf(id, misconceptions) === expected)) return null;
  return `is diagnosed as ${report.diagnoses.map(({ id }) => id).join(', ') || 'nothing'}, not as ${wrong.misconception}`;
}

/** The class that a misconception belongs to. */
export function classOf(id: string, misconceptions: ReadonlyMap<string, Misconception>): string {
  return misconceptions.get(id)?.sameAs ?? id;
}

/** No two wrong files give the same answers on every diagnostic case, unless they are known to be one class. */
export const mistakesCanBeTold: GateRule = async ({ bank, misconceptions }) => {
  const singles = bank.entries.filter((entry) => entry.misconceptions.length === 1);
  return singles.flatMap(({ misconceptions: [left], signature }, at) =>
    singles.slice(at + 1).flatMap(({ misconceptions: [right], signature: other }) => {
      if (classOf(left, misconceptions) === classOf(right, misconceptions)) return [];
      if (!areEqual(signature, other)) return [];
      return [
        refuse(
          'distinct-mistakes',
          `${left} and ${right} give the same answers on every case; add a case that tells them apart, or sameAs`,
        ),
      ];
    }),
  );
};

function areEqual(left: Signature, right: Signature): boolean {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].every((name) => countEqualMarks(left[name], right[name]) > 0);
}

/** Every mistake has a name, and a hint ladder in both languages. */
export const mistakesHaveWords: GateRule = async ({ exercise, misconceptions }: GateContext) =>
  exercise.wrong.flatMap(({ file, misconception }) => {
    if (misconceptions.has(misconception)) return [];
    const steps = hintSteps.join(', ');
    return [
      refuse(
        'words',
        `${file}: misconceptions.yaml has no ${misconception}; add title and hints (${steps})`,
      ),
    ];
  });
