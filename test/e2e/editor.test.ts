import { expect, inject } from 'vitest';
import { test } from './browser.ts';
import { sitDown } from './student.ts';

test('the editor knows np, explains itself in Portuguese and lets the keyboard out', async ({
  openPage,
}) => {
  const page = await openPage('pt-BR');
  const student = sitDown(page, 'pt-BR', inject('appUrl'));
  await student.signUp('Edu Teclado');
  await student.join(inject('joinCode'));
  await student.openExercise(/Camada linear/);
  await student.write("import * as np from 'np';\nconst w: string = np.zeros([2]);\nnp.matm");
  await page.keyboard.press('Control+Space');
  await page.getByRole('option', { name: /matmul/ }).waitFor();
  await page.keyboard.press('Escape');

  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await page.getByText("O tipo 'NdArray' não serve onde se espera 'string'.").first().waitFor();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+s');
  await page
    .getByText(/^Rascunho salvo às/)
    .first()
    .waitFor();
  expect(await page.getByText('Nenhum envio ainda.').count()).toBe(1);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page
    .getByRole('button', { name: 'Restaurar inicial' })
    .and(page.locator(':focus'))
    .waitFor();
});
