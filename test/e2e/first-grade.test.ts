import { expect, inject } from 'vitest';
import { test } from './browser.ts';
import { readSolution, sitDown } from './student.ts';

test('a student finds the wrong gradient, corrects it and gets all points', async ({
  openPage,
}) => {
  const page = await openPage('pt-BR');
  const student = sitDown(page, 'pt-BR', inject('appUrl'));
  await student.signUp('Ana Souza');
  await student.join(inject('joinCode'));
  await student.openExercise(/Gradiente da MLP de duas camadas/);

  await student.write(await readSolution('15-mlp2-backward/wrong/missing-mean.ts'));
  await student.submit(/Todos os elementos de dW2 são \d+× o esperado \(n = \d+\)/);
  const table = page.getByRole('table', { name: /cada grandeza contra a referência/ });
  expect(await table.getByRole('row', { name: /^dW2/ }).innerText()).toMatch(/fora/);
  expect(await table.getByRole('row', { name: /^dZ2/ }).innerText()).toMatch(/confere/);

  await student.write(await readSolution('15-mlp2-backward/solution.ts'));
  await student.submit(/Todos os casos conferem/);
  await page.getByText('Melhor nota: 10 / 10').waitFor();

  await page.getByRole('link', { name: /INF721/ }).click();
  await page.getByRole('row', { name: /Gradiente da MLP.*aceito 10 \/ 10 2 / }).waitFor();
});

test('a student reads in English that a gradient is wrong', async ({ openPage }) => {
  const page = await openPage('en');
  const student = sitDown(page, 'en', inject('appUrl'));
  await student.signUp('Rui Lima');
  await student.join(inject('joinCode'));
  await student.openExercise(/Vectorised logistic regression/);

  await student.write(await readSolution('10-logistic-regression/wrong/flipped-sign.ts'));
  await student.submit(/Every element of dZ has its sign flipped/);
  await page.getByText('Best score: 7 / 10').waitFor();
});
