import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { tallyDiagnoses } from '../../diagnosis/confusion.ts';
import { it } from './pipeline.ts';

const directory = fileURLToPath(new URL('../../../exercises', import.meta.url));

/** One seed a mistake; `npm run test:diagnosis` takes a hundred. */
it(
  'gives every mistake its own name, and right answers none',
  { timeout: 300_000 },
  async ({ pipeline: { sandbox } }) => {
    const tallies = tallyDiagnoses({
      sandbox,
      directory,
      seedsPerMistake: 1,
      seedsPerRightAnswer: 1,
    });
    for await (const { exercise, confusion, falseFailures } of tallies) {
      const names = [...confusion].map(([mistake, given]) => [mistake, [...given.keys()]]);
      const own = [...confusion.keys()].map((mistake) => [mistake, [mistake]]);
      expect({ exercise, names, falseFailures }).toEqual({
        exercise,
        names: own,
        falseFailures: [],
      });
    }
  },
);
