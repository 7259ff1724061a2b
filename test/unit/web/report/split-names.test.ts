import { expect, it } from 'vitest';
import { splitNames } from '../../../../web/components/report/split-names.ts';

function namesIn(sentence: string, names: readonly string[]): readonly string[] {
  return splitNames(sentence, names)
    .filter(({ isName }) => isName)
    .map(({ text }) => text);
}

it('finds names as whole words only', () => {
  expect(namesIn('Até dZ2 está certo; o erro nasce em dW2.', ['dZ2', 'dW2'])).toEqual([
    'dZ2',
    'dW2',
  ]);
  expect(namesIn('O passo direto difere em dW21.', ['dW2'])).toEqual([]);
  expect(namesIn('não há n em ação', ['n'])).toEqual(['n']);
});

it('loses nothing of the sentence', () => {
  const sentence = 'Forma de dW1: recebi 4×3, esperava 3×4.';
  const parts = splitNames(sentence, ['dW1']);
  expect(parts.map(({ text }) => text).join('')).toBe(sentence);
});
