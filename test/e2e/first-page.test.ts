import { expect, inject } from 'vitest';
import { test } from './browser.ts';

test('shows somebody new where to sign in, in the language of the browser', async ({
  openPage,
}) => {
  const page = await openPage('pt-BR');
  await page.goto(inject('appUrl'));
  await page.getByRole('heading').first().waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('pt-BR');
});
