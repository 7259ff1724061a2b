import { readFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright';
import { expect, onTestFinished, test as base } from 'vitest';
import { z } from 'zod';
import type { Locale } from '#contract/locale.ts';

const found = new URL('../../node_modules/.cache/gradecheck/browser.json', import.meta.url);
const FoundBrowser = z.object({
  executablePath: z.string(),
  env: z.record(z.string(), z.string()),
});

const actionTimeoutMs = 15_000;

/** `test` with a Chromium of this file's own, and `openPage` for a person who has just sat down in front of it. */
export const test = base
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from the pattern which fixtures this one needs: none
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const { executablePath, env } = FoundBrowser.parse(JSON.parse(await readFile(found, 'utf8')));
    const browser = await chromium.launch({ executablePath, env: { ...process.env, ...env } });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('openPage', ({ browser }) => async (locale: Locale): Promise<Page> => {
    const context = await browser.newContext({
      locale,
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(actionTimeoutMs);
    const page = await context.newPage();
    const complaints = listenForComplaints(page);
    onTestFinished(async ({ task }) => {
      const name = task.name.replaceAll(/\W+/g, '-');
      const path = `test/output/e2e/${name}.png`;
      if (task.result?.state === 'fail') await page.screenshot({ path, fullPage: true });
      await context.close();
      expect(complaints, 'what the browser complained of').toEqual([]);
    });
    return page;
  });

/** Errors that nobody caught and refusals of the Content-Security-Policy: things that nobody sees and nobody wants. */
function listenForComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isRefusal = message.text().includes('Content Security Policy');
    if (isRefusal) complaints.push(message.text());
  });
  return complaints;
}
