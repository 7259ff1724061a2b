import { locales } from '#contract/locale.ts';
import { hintSteps } from '#contract/misconception.ts';
import { refuse, type GateFiles, type NamedSource, type ReadingRule } from './gate-context.ts';

/** Formulas shorter than this, without their spaces, are anyone's. */
const tellingLength = 12;

/** No formula of a right answer stands in anything that a student receives. */
export const solutionStaysSecret: ReadingRule = (files) => {
  const { exercise, alternatives } = files;
  const answers = [{ file: 'solution.ts', source: exercise.solution }, ...alternatives];
  const secret = new Map(
    answers.flatMap(({ file, source }) =>
      listFormulas(source).map(({ formula, line }) => [formula, `${file}:${line}`]),
    ),
  );
  const inStarter = listFormulas(exercise.starter).flatMap(({ formula, line }) =>
    secret.has(formula)
      ? [refuse(`starter.ts:${line}: has the formula of ${secret.get(formula)}; leave it out`)]
      : [],
  );
  const inTexts = textsForStudents(files).flatMap(({ file, source }) => {
    const packed = pack(source);
    return [...secret].flatMap(([formula, place]) =>
      packed.includes(formula)
        ? [refuse(`${file}: has the formula of ${place}, ${formula}; say it in mathematics`)]
        : [],
    );
  });
  return [...inStarter, ...inTexts];
};

function textsForStudents({ exercise, misconceptions, texts }: GateFiles): NamedSource[] {
  const hints = exercise.wrong.flatMap(({ misconception }) => {
    const ladder = misconceptions.get(misconception)?.hints;
    if (!ladder) return [];
    return hintSteps.flatMap((step) =>
      locales.map((locale) => ({
        file: `misconceptions.yaml: ${misconception}.hints.${step}.${locale}`,
        source: ladder[step][locale],
      })),
    );
  });
  return [...texts.filter(({ file }) => file.endsWith('.md')), ...hints];
}

interface Formula {
  readonly formula: string;
  readonly line: number;
}

/** Lines that compute something; declarations, loops and tensors of zeros may be given away. */
function listFormulas(source: string): Formula[] {
  return source.split('\n').flatMap((text, at) => {
    const line = text.trim();
    if (/^(import|export|interface|type|function|for|while|if|else|\/\/|\*|\})/.test(line))
      return [];
    const formula = pack(line.replace(/\/\/.*$/, ''))
      .replace(/^(const|let|return)(?=[\w{[])/, '')
      .replace(/[;,]+$/, '');
    const computes = /\w\(|[-+*/]/.test(formula.replace(/\b(np\.)?(zeros|ones|zerosLike)\(/g, ''));
    return computes && formula.length >= tellingLength ? [{ formula, line: at + 1 }] : [];
  });
}

function pack(text: string): string {
  return text.replace(/\s+/g, '');
}
