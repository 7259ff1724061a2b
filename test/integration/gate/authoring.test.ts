import { appendFile, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { writeTemplate } from '../../../server/cli/write-template.ts';
import { layOut } from '../../../server/cli/print-outcome.ts';
import { runGate } from '../../../server/exercises/gate/run-gate.ts';
import { loadExercise } from '../../../server/exercises/load.ts';
import { readMisconceptions } from '../../../server/exercises/read-misconceptions.ts';
import { it } from './good-exercise.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The files that docs/authoring.md has its reader write: a path in backticks, then the text. */
function listFiles(tutorial: string): { readonly path: string; readonly text: string }[] {
  const blocks = tutorial.matchAll(/^`exercises\/([^`\n]+)`[^\n]*\n\n```\w+\n([^]*?)^```$/gm);
  return [...blocks].map(([, path = '', text = '']) => ({ path, text }));
}

it('holds an exercise that is written as the guide for authors says', async ({
  gate: { sandbox },
}) => {
  const tutorial = await readFile(join(root, 'docs/authoring.md'), 'utf8');
  const directory = await mkdtemp(join(tmpdir(), 'gradecheck-authoring-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const folder = join(directory, '21-softplus');
  await copyFile(
    join(root, 'exercises/misconceptions.yaml'),
    join(directory, 'misconceptions.yaml'),
  );
  await writeTemplate(directory, folder, 'softplus');
  await rm(join(folder, 'alt'), { recursive: true });
  await rm(join(folder, 'wrong'), { recursive: true });
  for (const { path, text } of listFiles(tutorial)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    if (path === 'misconceptions.yaml') await appendFile(join(directory, path), `\n${text}`);
    else await writeFile(join(directory, path), text);
  }

  const { findings, matrix } = await runGate({
    directory,
    exercise: await loadExercise(folder),
    misconceptions: await readMisconceptions(directory),
    sandbox,
    seeds: ['gate-0', 'gate-1'],
  });
  expect(findings).toEqual([]);
  for (const line of layOut(matrix)) expect(tutorial).toContain(`    ${line}\n`);
});
