import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { swap, writeGoodExercise } from '../integration/gate/good-exercise.ts';
import { findFreePort } from '../program.ts';
import { test } from './browser.ts';

const program = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));

/** `gradecheck preview` as an author starts it. */
async function startPreview(directory: string) {
  const args = ['preview', 'good', '--exercises', directory, '--port', `${await findFreePort()}`];
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const address = await new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const found = /http:\S+/.exec(text)?.[0];
      if (found) resolve(found);
    });
  });
  return { address, interrupt: () => child.kill('SIGINT'), exitCode };
}

test('shows an author statements and reports, and every change of them', async ({ openPage }) => {
  const directory = await writeGoodExercise();
  const file = (name: string) => join(directory, '01-good', name);
  const { address, interrupt, exitCode } = await startPreview(directory);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:/);
  const page = await openPage('en');
  await page.goto(address);
  await page.getByRole('heading', { name: 'What to write' }).waitFor();
  await page.getByRole('heading', { name: 'O que escrever' }).waitFor();

  await page.getByRole('tab', { name: 'Files' }).click();
  await page.getByLabel('File of the folder').selectOption('wrong/missing-mean.ts');
  await page.getByText('The mean 1/n is missing').waitFor();
  await page.getByRole('button', { name: /hint/ }).click();
  await page.getByText('In the gradients of the parameters, weights and biases.').waitFor();

  await page.getByLabel('File of the folder').selectOption('starter.ts');
  await page.getByText('0 / 10').first().waitFor();
  await writeFile(file('starter.ts'), await readFile(file('solution.ts'), 'utf8'));
  await page.getByText('10 / 10').first().waitFor();

  const definition = await readFile(file('exercise.yaml'), 'utf8');
  await writeFile(file('exercise.yaml'), swap('points: 2', 'pionts: 2')(definition));
  await page.getByText('exercise.yaml:31: tasks.forward: there is no key pionts').waitFor();
  await writeFile(file('exercise.yaml'), definition);
  await page.getByText('10 / 10').first().waitFor();

  interrupt();
  expect(await exitCode).toBe(0);
});
