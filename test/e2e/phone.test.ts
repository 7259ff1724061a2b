import type { Page } from 'playwright';
import { expect, inject } from 'vitest';
import { test } from './browser.ts';
import { sitDown } from './student.ts';

const phone = { width: 390, height: 844 };
const longName = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff';

async function expectToFit(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  const { scrollWidth } = await page
    .locator('html')
    .evaluate((root) => ({ scrollWidth: root.scrollWidth }));
  expect(scrollWidth, page.url()).toBe(phone.width);
}

test('nothing is wider than a phone, however long a name is', async ({ openPage }) => {
  const page = await openPage('pt-BR');
  await page.setViewportSize(phone);
  const student = sitDown(page, 'pt-BR', inject('appUrl'));
  await student.signUp(longName);
  await expectToFit(page);

  const languages = await page.getByRole('group', { name: 'Idioma' }).boundingBox();
  const person = await page.getByRole('button', { name: longName }).boundingBox();
  expect(person?.x).toBeGreaterThanOrEqual((languages?.x ?? 0) + (languages?.width ?? 0));

  await student.join(inject('joinCode'));
  await expectToFit(page);
  await page.getByRole('link', { name: /Grafo computacional/ }).click();
  await page.getByRole('link', { name: 'Resultado' }).click();
  await expectToFit(page);

  const staff = await openPage('pt-BR');
  await staff.setViewportSize(phone);
  await staff.goto(inject('firstInstructorUrl'));
  await expectToFit(staff);
  await staff.getByLabel('Nome').fill('Docente');
  await staff.getByLabel('E-mail').fill('docente@ufv.br');
  await staff.getByRole('textbox', { name: 'Senha' }).fill('um grafo por dia');
  await staff.getByRole('button', { name: 'Criar conta' }).click();
  await staff.getByRole('link', { name: /INF721/ }).click();
  await staff.getByRole('link', { name: 'Membros' }).click();
  await staff.getByText(longName).waitFor();
  await expectToFit(staff);
  await staff.getByRole('link', { name: 'Resultados' }).click();
  await staff.getByRole('link', { name: /Grafo computacional/ }).click();
  await staff.getByText(longName).waitFor();
  await expectToFit(staff);
});
