import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { run } from '../../../server/cli/main.ts';
import { loadExercises } from '../../../server/exercises/load.ts';

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'gradecheck-new-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Calls `gradecheck new` in this process. */
async function makeNew(directory: string, ...args: readonly string[]) {
  const stdout = vi.spyOn(console, 'log').mockReturnValue();
  const stderr = vi.spyOn(console, 'error').mockReturnValue();
  const exitCode = await run(['new', ...args, '--exercises', directory], directory);
  const [said, complained] = [stdout, stderr].map(({ mock }) => mock.calls.flat().join('\n'));
  vi.restoreAllMocks();
  return { exitCode, said, complained };
}

describe('gradecheck new', () => {
  it('makes a folder that holds everything an exercise consists of', async () => {
    const directory = await makeDirectory();
    const { exitCode, said } = await makeNew(directory, 'fit-a-line');
    expect(exitCode).toBe(0);
    expect(said).toMatchInlineSnapshot(`
      "01-fit-a-line is made:
        alt/loops.ts
        alt/one-product.ts
        exercise.yaml
        model.ts
        solution.ts
        starter.ts
        statement.en.md
        statement.pt-BR.md
        wrong/flipped-sign.ts
        wrong/missing-mean.ts
        ../misconceptions.yaml
        ../exercise.schema.json
        ../misconceptions.schema.json

      It holds a small exercise that works. Put yours in its place, fill in what says [fill in: …] and [preencha: …], then
        npm run --silent gradecheck -- preview fit-a-line
        npm run --silent gradecheck -- test fit-a-line
      docs/authoring.md goes through it step by step."
    `);
    const { exercises, broken } = await loadExercises(directory);
    expect(broken).toEqual([]);
    expect(exercises).toMatchObject([
      { folder: '01-fit-a-line', definition: { id: 'fit-a-line' } },
    ]);
  });

  it('takes the next number, or the one that it is given', async () => {
    const directory = await makeDirectory();
    await mkdir(join(directory, '07-other'));
    await makeNew(directory, 'next');
    await makeNew(directory, 'early', '--number', '3');
    expect(await readdir(directory)).toEqual(
      expect.arrayContaining(['03-early', '07-other', '08-next']),
    );
  });

  it('adds the words for its mistakes to those that there are, and leaves the file as it is otherwise', async () => {
    const directory = await makeDirectory();
    const file = join(directory, 'misconceptions.yaml');
    await makeNew(directory, 'first');
    const complete = await readFile(file, 'utf8');
    const [head = '', sign = '', mean = ''] = complete.split(/^(?=- id: )/m);
    await writeFile(file, `# Ours\n\n${mean}`);
    await makeNew(directory, 'second');
    const added = await readFile(file, 'utf8');
    expect(added).toBe(`# Ours\n\n${mean}\n${sign.trimEnd()}\n`);
    await makeNew(directory, 'third');
    expect(await readFile(file, 'utf8')).toBe(added);
    expect(head).toContain('$schema=misconceptions.schema.json');
  });

  it.for([
    [
      ['Two_Words'],
      /^gradecheck: Two_Words is no name for an exercise: write .* like linear-backward$/,
    ],
    [['-'], /^gradecheck: - is no name/],
    [['x'.repeat(61)], /^gradecheck: x+ is no name/],
    [['other'], /^gradecheck: there is an exercise other already: 07-other$/],
    [['mine', '--number', '7'], /^gradecheck: number 7 is taken by 07-other; choose another$/],
    [['mine', '--number', '0'], /^gradecheck: --number 0: write a whole number from 1$/],
    [[], /^gradecheck: new takes a name for the exercise; see gradecheck --help$/],
    [['two', 'names'], /^gradecheck: new takes a name for the exercise; see gradecheck --help$/],
  ] as const)('refuses %j in one line and makes nothing', async ([args, line]) => {
    const directory = await makeDirectory();
    await mkdir(join(directory, '07-other'));
    const { exitCode, said, complained } = await makeNew(directory, ...args);
    expect({ exitCode, said }).toEqual({ exitCode: 2, said: '' });
    expect(complained).toMatch(line);
    expect(await readdir(directory)).toEqual(['07-other']);
  });
});
