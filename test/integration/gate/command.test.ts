import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { swap, writeGoodExercise, type Changes } from './good-exercise.ts';

const program = fileURLToPath(new URL('../../../server/cli/main.ts', import.meta.url));

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `gradecheck test` on the good exercise with these changes, beside a folder that cannot be read. */
async function gradecheckTest(changes: Changes, ...ids: readonly string[]): Promise<Ended> {
  const directory = await writeGoodExercise(changes);
  await mkdir(join(directory, '02-empty'));
  const flags = ['--disable-warning=ExperimentalWarning', program, 'test', ...ids];
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...flags, '--seeds', '1', '--exercises', directory],
      (error, stdout, stderr) =>
        resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
}

describe('gradecheck test', () => {
  it('prints the matrix of an exercise that holds, and its progress on stderr', async () => {
    const { exitCode, stdout, stderr } = await gradecheckTest({}, 'good');
    expect(exitCode).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "✓ good
                        ordinary   one-example
          flipped-sign  × × × × ×  × ×
          missing-mean  × × × × ×  · ·
      × the case finds the mistake, · it lets it pass
      1 of 1 exercises hold
      "
    `);
    expect(stderr.replace(/\d+\.\d/, 'some')).toBe('1/1 good\n1/1 good: some s\n');
  });

  it('says what it refuses, and exits with 1', async () => {
    const changes = { 'wrong/missing-mean.ts': swap('@firstWrong dw', '@firstWrong db') };
    const { exitCode, stdout } = await gradecheckTest(changes, 'good');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '✗ good\n  refuse  wrong-answers: wrong/missing-mean.ts: is first wrong at dw, and its header says @firstWrong db',
    );
    expect(stdout).toMatch(/^0 of 1 exercises hold$/m);
  });

  it('takes all exercises where none is named, and counts those that cannot be read', async () => {
    const { exitCode, stdout } = await gradecheckTest({});
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^✗ 02-empty\n {2}refuse {2}exercise\.yaml: cannot be read \(ENOENT\); every exercise has one\n✓ good\n/,
    );
    expect(stdout).toMatch(/^1 of 2 exercises hold$/m);
  });

  it('tells what is wrong with an exercise that cannot be read when it is named', async () => {
    const { exitCode, stdout, stderr } = await gradecheckTest({}, 'empty');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toMatch(/^✗ 02-empty\n.*\n0 of 1 exercises hold\n$/);
  });

  it('knows the exercises that there are', async () => {
    expect(await gradecheckTest({}, 'better')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'gradecheck: there is no exercise better; there are: good\n',
    });
  });
});
