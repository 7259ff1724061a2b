import { expect } from 'vitest';
import { readAttacks } from '../../hostile/attacks.ts';
import { readDenseSigmoid, readHonest } from '../../hostile/dense-sigmoid-programs.ts';
import { refusalCode } from '../../hostile/door.ts';
import { holdAgainst } from '../../hostile/hold.ts';
import { it } from './pipeline.ts';

/** One of each kind; `npm run test:hostile` has them all. */
const featured = new Set([
  '03-infinite-loop-backward.js',
  '07-bigint-pow.js',
  '25-error-message-getter.js',
  '39-set-growth.js',
  '49-string-two-byte-1gb.js',
  '57-huge-error-message.js',
  '71-deep-nested-result.js',
  '73-thenable-result.js',
  '79-export-then.js',
  '83-override-array-prototype.js',
  '87-pollute-object-prototype.js',
  '89-mutate-inputs.js',
  '91-stateful-answers.js',
  '95-constructor-escape.js',
  '103-syntax-nested-parens.js',
]);

const attacks = readAttacks().filter(({ file }) => featured.has(file));
const exercise = await readDenseSigmoid();
const [honest] = readHonest();

it.for(attacks)(
  '$file ends as one of $expected, and the honest program passes after it',
  { timeout: 120_000 },
  async (attack, { pipeline: { grader } }) => {
    const { complaints } = await holdAgainst({ grader, exercise, honest }, attack);
    expect(complaints).toEqual([]);
  },
);

it('only the program of 100 kB is refused at the door', () => {
  const refused = readAttacks().filter(({ source }) => refusalCode(source) !== null);
  expect(refused.map(({ file, source }) => [file, refusalCode(source)])).toEqual([
    ['103-syntax-nested-parens.js', 'source_too_large'],
  ]);
});
