import { expect, inject } from 'vitest';
import { test } from './browser.ts';

test('greets a stranger in Portuguese', async ({ openPage }) => {
  const page = await openPage('pt-BR');
  await page.goto(inject('appUrl'));
  await page.getByRole('heading', { name: 'Entrar no GradeCheck' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('pt-BR');
});

test('greets a stranger in English', async ({ openPage }) => {
  const page = await openPage('en');
  await page.goto(inject('appUrl'));
  await page.getByRole('heading', { name: 'Sign in to GradeCheck' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});
