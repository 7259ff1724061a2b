import { expect, it } from 'vitest';
import type { BankEntry, Mark } from '../../../../server/grading/diagnosis/bank.ts';
import { matchMistakes } from '../../../../server/grading/diagnosis/match.ts';

const mark = (value: number): Mark => ({ form: '2x3', numbers: [value, 1, 2, value, 1, 2] });

const swapped: BankEntry = {
  misconceptions: ['relu-derivative-swapped'],
  isVariant: false,
  signature: { dZ: [null, mark(3), mark(4), mark(5), mark(6)] },
};

it('names a mistake that is made for some of the activations only', () => {
  const observed = { dZ: [null, mark(3), mark(4), null, null] };
  expect(matchMistakes({ signature: observed, own: ['dZ'] }, [swapped])).toEqual([
    { id: 'relu-derivative-swapped', quantity: 'dZ', confidence: 'confirmed' },
  ]);
});

it('does not name it by a single case', () => {
  const observed = { dZ: [null, null, null, null, mark(6)] };
  expect(matchMistakes({ signature: observed, own: ['dZ'] }, [swapped])).toMatchObject([
    { id: expect.stringMatching(/^unknown:/), quantity: 'dZ' },
  ]);
});

it('does not name it where something else is wrong as well', () => {
  const observed = { dZ: [mark(9), mark(3), mark(4), null, null] };
  expect(matchMistakes({ signature: observed, own: ['dZ'] }, [swapped])).toMatchObject([
    { id: expect.stringMatching(/^unknown:/), quantity: 'dZ' },
  ]);
});

it('prefers the mistake that shows in the fewest other cases', () => {
  const everywhere: BankEntry = {
    misconceptions: ['activation-for-slope'],
    isVariant: false,
    signature: { dZ: [mark(2), mark(3), mark(4), mark(7), mark(8)] },
  };
  const observed = { dZ: [null, mark(3), mark(4), null, null] };
  expect(matchMistakes({ signature: observed, own: ['dZ'] }, [everywhere, swapped])).toMatchObject([
    { id: 'relu-derivative-swapped' },
  ]);
});

it('does not name what follows from a quantity that is wrong already', () => {
  const observed = { dW: [mark(1), mark(2)], dZ: [null, mark(3), mark(4), null, null] };
  expect(matchMistakes({ signature: observed, own: ['dZ'] }, [swapped])).toEqual([
    { id: 'relu-derivative-swapped', quantity: 'dZ', confidence: 'confirmed' },
  ]);
});
