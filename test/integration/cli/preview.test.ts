import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, vi } from 'vitest';
import { createPreviewApp } from '../../../server/cli/preview/preview-app.ts';
import { previewExercise } from '../../../server/cli/preview/previewed-exercise.ts';
import { watchFolder } from '../../../server/cli/preview/watch-folder.ts';
import { run } from '../../../server/cli/main.ts';
import { getPreview, gradePreview } from '../../../server/contract/api/preview.ts';
import { it, swap, writeGoodExercise, type Changes, type Gate } from '../gate/good-exercise.ts';

const webRoot = fileURLToPath(new URL('../../../web', import.meta.url));

/** The preview of the good exercise with these changes, and the folder that it reads. */
async function preview({ sandbox }: Gate, written?: Changes) {
  const folder = join(await writeGoodExercise(written), '01-good');
  const changes = new EventEmitter<{ changed: [] }>();
  const app = await createPreviewApp({
    exercise: previewExercise(folder, sandbox),
    changes,
    webRoot,
  });
  onTestFinished(() => app.close());
  const get = (url: string, host = '127.0.0.1') =>
    app.inject({ url: `/api/v1/preview${url}`, headers: { host } });
  return { app, folder, changes, get };
}

describe('the preview of an exercise', () => {
  it('is the page that a student gets, and the files that can be graded', async ({ gate }) => {
    const { get } = await preview(gate);
    const { exercise, ...rest } = getPreview.response.parse((await get('')).json());
    expect(rest).toEqual({
      folder: '01-good',
      problem: null,
      files: [
        'starter.ts',
        'solution.ts',
        'alt/loops.ts',
        'alt/one-product.ts',
        'wrong/flipped-sign.ts',
        'wrong/missing-mean.ts',
      ],
    });
    expect(exercise).toMatchObject({
      id: 'good',
      maxScore: 10,
      tasks: [{ id: 'forward', maxPoints: 2, quantities: ['yhat', 'J'] }, {}, {}],
      cases: { public: 3, hidden: 4 },
      statement: { en: expect.stringContaining('## What to write') },
    });
  });

  it('grades a file as a student would have it graded, with the words for its mistake', async ({
    gate,
  }) => {
    const { get } = await preview(gate);
    const answer = gradePreview.response.parse(
      (await get('/file?file=wrong/missing-mean.ts')).json(),
    );
    expect(answer.source).toMatch(/^\/\/ @misconception missing-mean\n/);
    expect(answer.report).toMatchObject({
      verdict: 'wrong_gradient',
      score: 6,
      diagnoses: [{ id: 'missing-mean', confidence: 'confirmed' }],
    });
    expect(answer.report).not.toHaveProperty('seed');
    expect(answer.explanations).toMatchObject([
      { id: 'missing-mean', title: { en: 'The mean 1/n is missing' } },
    ]);
  });

  it('grades several files that are asked for at once, before diagnostics are there', async ({
    gate,
  }) => {
    const { get } = await preview(gate, {
      'wrong/missing-mean.ts': (text) => `${text}// ${randomUUID()}\n`,
    });
    const files = ['starter.ts', 'wrong/flipped-sign.ts', 'wrong/missing-mean.ts'];
    const answers = await Promise.all(files.map((file) => get(`/file?file=${file}`)));
    expect(answers.map((answer) => answer.json().report.verdict)).toEqual([
      'wrong_forward',
      'wrong_gradient',
      'wrong_gradient',
    ]);
  });

  it('reads the folder afresh each time', async ({ gate }) => {
    const { get, folder } = await preview(gate);
    const score = async () =>
      gradePreview.response.parse((await get('/file?file=starter.ts')).json()).report?.score;
    expect(await score()).toBe(0);
    await writeFile(
      join(folder, 'starter.ts'),
      (await get('/file?file=solution.ts')).json().source,
    );
    expect(await score()).toBe(10);
  });

  it('says what keeps a folder from being read, and a model from being run', async ({ gate }) => {
    const broken = await preview(gate, { 'exercise.yaml': swap('points: 2', 'pionts: 2') });
    expect((await broken.get('')).json()).toMatchObject({
      exercise: null,
      problem: 'exercise.yaml:31: tasks.forward: there is no key pionts; write points',
    });
    expect((await broken.get('/file?file=solution.ts')).json()).toMatchObject({
      report: null,
      problem: expect.stringContaining('exercise.yaml:31'),
    });
    const { get } = await preview(gate, {
      'model.ts': swap('  const J', "  throw new Error('not yet');\n  const J"),
    });
    expect((await get('/file?file=solution.ts')).json()).toMatchObject({
      report: null,
      problem: 'model.ts:8: Error: not yet',
    });
  });

  it('hands out nothing but the files of the folder, and nothing to other sites', async ({
    gate,
  }) => {
    const { get } = await preview(gate);
    expect((await get('/file?file=../misconceptions.yaml')).statusCode).toBe(404);
    expect((await get('/file?file=model.ts')).statusCode).toBe(404);
    expect((await get('/file')).statusCode).toBe(400);
    expect((await get('', 'rebound.example:3100')).statusCode).toBe(404);
    expect((await get('', 'localhost:3100')).statusCode).toBe(200);
  });

  it('opens with its own page', async ({ gate }) => {
    const { app } = await preview(gate);
    const { statusCode, body } = await app.inject({ url: '/', headers: { host: '127.0.0.1' } });
    expect(statusCode).toBe(200);
    expect(body).toContain('preview.tsx');
  });

  it('tells of every change in the folder', async ({ gate }) => {
    const { app, folder, changes } = await preview(gate);
    onTestFinished(watchFolder(folder, () => changes.emit('changed')));
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    const left = new AbortController();
    onTestFinished(() => left.abort());
    const response = await fetch(`${address}/api/v1/preview/changes`, { signal: left.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await vi.waitFor(() => expect(changes.listenerCount('changed')).toBe(1));
    await rm(join(folder, 'alt/loops.ts'));
    expect((await reader?.read())?.value).toContain('event: changed');
    await writeFile(join(folder, 'statement.en.md'), '# Other\n');
    expect((await reader?.read())?.value).toContain('event: changed');
    await rename(join(folder, 'model.ts'), join(folder, '../misconceptions.yaml'));
    expect((await reader?.read())?.value).toContain('event: changed');
  });
});

describe('gradecheck preview', () => {
  it.for([
    [['nothing'], /^gradecheck: there is no exercise nothing; there are: good$/],
    [[], /^gradecheck: preview takes one exercise; see gradecheck --help$/],
    [['good', '--port', 'here'], /^gradecheck: --port here: write a whole number from 1$/],
  ] as const)('refuses %j in one line', async ([args, line]) => {
    const directory = await writeGoodExercise();
    const stderr = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => stderr.mockRestore());
    expect(await run(['preview', ...args, '--exercises', directory], directory)).toBe(2);
    expect(String(stderr.mock.lastCall)).toMatch(line);
  });
});
