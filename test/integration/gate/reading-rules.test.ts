import { describe, expect, it } from 'vitest';
import { refuse, warn } from '../../../server/exercises/gate/gate-context.ts';
import { solutionStaysSecret } from '../../../server/exercises/gate/leakage.ts';
import { textsAreTranslated } from '../../../server/exercises/gate/translations.ts';
import {
  filesAreEnough,
  mistakesHaveWords,
  nothingIsLeftToFillIn,
} from '../../../server/exercises/gate/written-files.ts';
import { readGoodFiles, swap } from './good-exercise.ts';

describe('places to fill in', () => {
  it('are named with file and line, each of them', async () => {
    const files = await readGoodFiles({
      'exercise.yaml': swap("en: 'Text'", "en: '[fill in: title]'"),
      'statement.pt-BR.md': swap('## Por quê\n', '## Por quê\n[preencha: a] e [preencha: b]\n'),
    });
    expect(nothingIsLeftToFillIn(files)).toEqual([
      refuse('exercise.yaml:4: [fill in: title] is still to be written'),
      refuse('statement.pt-BR.md:4: [preencha: a] is still to be written'),
      refuse('statement.pt-BR.md:4: [preencha: b] is still to be written'),
    ]);
  });
});

describe('translations', () => {
  it.for([
    [
      'display formulas',
      '\n$$\na\n$$\n',
      'display formulas under "Why": 1, and 0 in statement.pt-BR.md:3',
    ],
    [
      'list entries',
      '\n- one\n- two\n',
      'list entries under "Why": 2, and 0 in statement.pt-BR.md:3',
    ],
    ['code blocks', '\n```\na\n```\n', 'code blocks under "Why": 1, and 0 in statement.pt-BR.md:3'],
    ['table rows', '\n| a |\n|---|\n', 'table rows under "Why": 2, and 0 in statement.pt-BR.md:3'],
  ])('have as many %s in each section', async ([, more = '', message]) => {
    const files = await readGoodFiles({ 'statement.en.md': swap('## Why\n', `## Why\n${more}`) });
    expect(textsAreTranslated(files)).toEqual([
      refuse(`statement.en.md:3: ${message}; say the same in both`),
    ]);
  });

  it('are not copies', async () => {
    const { statement } = (await readGoodFiles()).exercise;
    const files = await readGoodFiles({
      'statement.en.md': () => statement['pt-BR'],
      'exercise.yaml': swap("  en: 'Text'", "  en: 'Texto'"),
    });
    expect(textsAreTranslated(files)).toEqual([
      refuse('statement.en.md: is the text of statement.pt-BR.md; translate it'),
      refuse('exercise.yaml: summary.en is that of pt-BR; translate it'),
    ]);
  });
});

describe('mistakes', () => {
  it('have words in misconceptions.yaml', async () => {
    const files = await readGoodFiles({ '../misconceptions.yaml': () => '[]\n' });
    expect(mistakesHaveWords(files).map(({ message }) => message)).toEqual([
      'wrong/flipped-sign.ts: misconceptions.yaml has no flipped-sign; add it with title and hints (place, question, rule, example), or name one that is there',
      'wrong/missing-mean.ts: misconceptions.yaml has no missing-mean; add it with title and hints (place, question, rule, example), or name one that is there',
    ]);
  });

  it('are sixteen at most', async () => {
    const { exercise, ...files } = await readGoodFiles();
    const wrong = Array.from({ length: 9 }, () => exercise.wrong).flat();
    expect(
      filesAreEnough({ ...files, exercise: { ...exercise, wrong: wrong.slice(0, 16) } }),
    ).toEqual([]);
    expect(
      filesAreEnough({ ...files, exercise: { ...exercise, wrong: wrong.slice(0, 17) } }),
    ).toEqual([
      refuse(
        'wrong/ has 17 files, and 16 are allowed: each is compared with each, alone and together; keep one for each class of mistakes',
      ),
    ]);
  });

  it('and other styles are missed where there are none', async () => {
    const { exercise, ...files } = await readGoodFiles({ 'alt/loops.ts': null });
    expect(filesAreEnough({ ...files, exercise: { ...exercise, wrong: [] } })).toEqual([
      warn('wrong/ has no file, so no mistake has a name and nothing shows that one is found'),
      warn(
        'alt/ has fewer than 2 files: right answers in other styles show that none of them is failed',
      ),
    ]);
  });
});

describe('a formula of a right answer', () => {
  it('is kept out of statements, however it is spaced, and whatever it is assigned with', async () => {
    const files = await readGoodFiles({
      'statement.en.md': swap('## Why\n', '## Why\n`db = np.mean( dyhat )`\n'),
    });
    expect(solutionStaysSecret(files)).toEqual([
      refuse(
        'statement.en.md: has the formula of solution.ts:14, db=np.mean(dyhat); say it in mathematics',
      ),
    ]);
  });

  it('of an alternative is kept out as well', async () => {
    const files = await readGoodFiles({
      'statement.pt-BR.md': swap('## Por quê\n', '## Por quê\n`db += error / errors.length`\n'),
    });
    expect(solutionStaysSecret(files)).toMatchObject([
      {
        message: expect.stringMatching(
          /^statement\.pt-BR\.md: has the formula of alt\/loops\.ts:16/,
        ),
      },
    ]);
  });

  it('is kept out of hints', async () => {
    const files = await readGoodFiles({
      '../misconceptions.yaml': swap(
        /^( +)en: 'J is a mean\..*$/m,
        "$1en: 'const db = np.mean(dyhat);'",
      ),
    });
    expect(solutionStaysSecret(files)).toMatchObject([
      {
        message: expect.stringMatching(
          /^misconceptions\.yaml: missing-mean\.hints\.rule\.en: has the formula of solution\.ts:14/,
        ),
      },
    ]);
  });

  it('is kept out of the starter, which may hand out loops and zeros', async () => {
    const given = 'for (let i = 0; i < 9; i += 1) {}\n  const z = np.zeros([1, 5]);\n';
    const files = await readGoodFiles({
      'starter.ts': swap(
        '  return { dyhat',
        `  ${given}  const db = np.mean(dyhat);\n  return { dyhat`,
      ),
      'solution.ts': swap('  const dyhat', `  ${given}  const dyhat`),
    });
    expect(solutionStaysSecret(files)).toEqual([
      refuse('starter.ts:13: has the formula of solution.ts:16; leave it out'),
    ]);
  });
});
