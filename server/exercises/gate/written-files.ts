import { hintSteps } from '#contract/misconception.ts';
import { refuse, warn, type Finding, type ReadingRule } from './gate-context.ts';

const fewestAlternatives = 2;
/** Two of them together are told from one another as well: their number counts squared. */
const mostMistakes = 16;

/** No place that a new exercise leaves to its author is left as it was. */
export const nothingIsLeftToFillIn: ReadingRule = ({ texts }) =>
  texts.flatMap(({ file, source }) =>
    source.split('\n').flatMap((line, at) => {
      const marks = line.match(/\[(fill in|preencha): [^\]]*\]/g) ?? [];
      return marks.map((mark) => refuse(`${file}:${at + 1}: ${mark} is still to be written`));
    }),
  );

/** Every mistake has a name, and a hint ladder in both languages. */
export const mistakesHaveWords: ReadingRule = ({ exercise, misconceptions }) =>
  exercise.wrong.flatMap(({ file, misconception }) => {
    if (misconceptions.has(misconception)) return [];
    const steps = hintSteps.join(', ');
    return [
      refuse(
        `${file}: misconceptions.yaml has no ${misconception}; add it with title and hints (${steps}), or name one that is there`,
      ),
    ];
  });

/** There are right answers in several styles, and mistakes to know by name, but not too many. */
export const filesAreEnough: ReadingRule = ({ exercise: { wrong }, alternatives }) => {
  const findings: Finding[] = [];
  if (wrong.length > mostMistakes) {
    findings.push(
      refuse(
        `wrong/ has ${wrong.length} files, and ${mostMistakes} are allowed: each is compared with each, alone and together; keep one for each class of mistakes`,
      ),
    );
  }
  if (wrong.length === 0) {
    findings.push(
      warn('wrong/ has no file, so no mistake has a name and nothing shows that one is found'),
    );
  }
  if (alternatives.length < fewestAlternatives) {
    findings.push(
      warn(
        `alt/ has fewer than ${fewestAlternatives} files: right answers in other styles show that none of them is failed`,
      ),
    );
  }
  return findings;
};
