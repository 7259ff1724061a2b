import { locales } from '#contract/locale.ts';
import { hintSteps } from '#contract/misconception.ts';
import { refuse, type GateContext, type GateFinding, type GateRule } from './gate-context.ts';

/** Lines shorter than this, without their spaces, are anyone's. */
const tellingLength = 30;

/** No line of the solution stands in anything that a student receives, unless the starter gives it away on purpose. */
export const solutionStaysSecret: GateRule = async (context) => {
  const secret = tellingLines(context.exercise.solution);
  const given = new Set(tellingLines(context.exercise.starter));
  const findings: GateFinding[] = [];
  for (const line of secret.filter((one) => isFormula(one))) {
    if (!given.has(line)) continue;
    findings.push(refuse('leakage', `starter.ts has a line of the solution: ${line}`));
  }
  for (const { place, text } of textsForStudents(context)) {
    const packed = withoutSpace(text);
    for (const line of secret) {
      if (!given.has(line) && packed.includes(line)) {
        findings.push(refuse('leakage', `${place} has a line of the solution: ${line}`));
      }
    }
  }
  return findings;
};

function textsForStudents({ exercise, misconceptions }: GateContext) {
  const statements = locales.map((locale) => ({
    place: `statement.${locale}.md`,
    text: exercise.statement[locale],
  }));
  const hints = exercise.wrong.flatMap(({ misconception }) => {
    const ladder = misconceptions.get(misconception)?.hints;
    if (!ladder) return [];
    return hintSteps.flatMap((step) =>
      locales.map((locale) => ({
        place: `hint ${misconception}.${step}.${locale}`,
        text: ladder[step][locale],
      })),
    );
  });
  return [...statements, ...hints];
}

function tellingLines(source: string): string[] {
  return source
    .split('\n')
    .map((line) => withoutSpace(line.replace(/\/\/.*$/, '')))
    .filter(
      (line) => line.length >= tellingLength && !/^(import|export|interface|type)/.test(line),
    );
}

/** A line that computes a gradient; loops and destructuring may be given in a starter. */
function isFormula(line: string): boolean {
  return /np\.(matmul|multiply|sum|mean|subtract|divide)/.test(line);
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
