import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadExercise, loadExercises } from '../../../server/exercises/load.ts';
import { exerciseText } from './exercise-text.ts';

const files = {
  'exercise.yaml': exerciseText,
  'model.ts': 'export function model({ X }) { return { A: X, J: X }; }\n',
  'starter.ts': 'export function forward() {}\n',
  'solution.ts': 'export function forward() { return 1; }\n',
  'statement.pt-BR.md': '# Camada\n\n## Ida\n\n## Volta\n',
  'statement.en.md': '# Layer\n\n## Forward\n\n## Backward\n',
};

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'gradecheck-exercises-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Writes a folder as it should be, with some files replaced; null leaves one out. */
async function writeFolder(
  directory: string,
  folder: string,
  changes: Readonly<Record<string, string | null>> = {},
): Promise<string> {
  const path = join(directory, folder);
  await mkdir(path);
  for (const [file, text] of Object.entries({ ...files, ...changes })) {
    if (text !== null) await writeFile(join(path, file), text);
  }
  return path;
}

async function loadChanged(changes: Readonly<Record<string, string | null>>) {
  return loadExercise(await writeFolder(await makeDirectory(), '03-linear', changes));
}

describe('loading an exercise folder', () => {
  it('reads everything in it', async () => {
    expect(await loadChanged({})).toEqual({
      folder: '03-linear',
      position: 3,
      definition: expect.objectContaining({ id: 'linear', lecture: 'A7' }),
      model: files['model.ts'],
      starter: files['starter.ts'],
      solution: files['solution.ts'],
      wrong: [],
      mistakes: [],
      statement: { 'pt-BR': files['statement.pt-BR.md'], en: files['statement.en.md'] },
      types: expect.stringMatching(/declare module 'np' \{[^]*interface BackwardArguments \{/),
      gradingHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      textHash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['statement.en.md', '# Layer\n\n## Forward pass\n\n## Backward pass\n'],
    ['starter.ts', '// change me\n'],
    ['solution.ts', `${files['solution.ts']}\n`],
    ['exercise.yaml', exerciseText.replace('One layer.', 'A single layer.')],
    ['exercise.yaml', exerciseText.replace('en: Loss', 'en: Cost')],
  ])('gives a changed %s another text hash and the same grading hash', async (file, text) => {
    const before = await loadChanged({});
    const after = await loadChanged({ [file]: text });
    expect(after.textHash).not.toBe(before.textHash);
    expect(after.gradingHash).toBe(before.gradingHash);
  });

  it.each([
    ['model.ts', 'export const model = ({ X }) => ({ A: X, J: X });\n'],
    ['exercise.yaml', exerciseText.replace('points: 2', 'points: 3')],
    ['exercise.yaml', exerciseText.replace('count: 5', 'count: 6')],
  ])('gives a changed %s another grading hash and the same text hash', async (file, text) => {
    const before = await loadChanged({});
    const after = await loadChanged({ [file]: text });
    expect(after.gradingHash).not.toBe(before.gradingHash);
    expect(after.textHash).toBe(before.textHash);
  });

  it('gives another place on the list the same hashes', async () => {
    const { gradingHash, textHash } = await loadChanged({});
    const directory = await makeDirectory();
    expect(await loadExercise(await writeFolder(directory, '07-linear'))).toMatchObject({
      position: 7,
      gradingHash,
      textHash,
    });
  });
});

const wrongSource = `// @misconception missing-mean
// @fails gradients
// @passes loss
// @firstWrong dw
export function forward() { return 2; }
`;
const misconceptions = `- id: missing-mean
  title: { pt-BR: Falta 1/n, en: 1/n is missing }
  hints:
    place: { pt-BR: Onde?, en: Where? }
    question: { pt-BR: Quantos?, en: How many? }
    rule: { pt-BR: '1/____', en: '1/____' }
    example: { pt-BR: '1/3', en: '1/3' }
`;

async function writeMistakes(wrong: string, list: string): Promise<string> {
  const directory = await makeDirectory();
  const folder = await writeFolder(directory, '03-linear');
  await mkdir(join(folder, 'wrong'));
  await writeFile(join(folder, 'wrong/missing-mean.ts'), wrong);
  await writeFile(join(directory, 'misconceptions.yaml'), list);
  return directory;
}

describe('the mistakes of an exercise', () => {
  it('are its wrong files, with what the shared list says of them', async () => {
    const { exercises, broken } = await loadExercises(
      await writeMistakes(wrongSource, misconceptions),
    );
    expect(broken).toEqual([]);
    expect(exercises[0]).toMatchObject({
      wrong: [
        {
          file: 'wrong/missing-mean.ts',
          misconception: 'missing-mean',
          fails: ['gradients'],
          passes: ['loss'],
          firstWrong: 'dw',
          source: '\n\n\n\nexport function forward() { return 2; }\n',
        },
      ],
      mistakes: [{ id: 'missing-mean', title: { 'pt-BR': 'Falta 1/n', en: '1/n is missing' } }],
    });
  });

  it.each(['misconception missing-mean', 'fails gradients', 'firstWrong dw'])(
    'break their folder without // @%s',
    async (line) => {
      const wrong = wrongSource.replace(`// @${line}\n`, '');
      const { exercises, broken } = await loadExercises(await writeMistakes(wrong, misconceptions));
      expect(exercises).toEqual([]);
      expect(broken).toEqual([
        {
          folder: '03-linear',
          message: expect.stringMatching(/^wrong\/missing-mean\.ts: its header has no @\w+; write/),
        },
      ]);
    },
  );

  it.each([
    ['no YAML', `${misconceptions}}`],
    ['a hint in one language', misconceptions.replace(', en: Where?', '')],
    ['one id twice', misconceptions + misconceptions],
    [
      'an alias',
      misconceptions
        .replace('{ pt-BR: Onde?', '&x { pt-BR: Onde?')
        .replace("example: { pt-BR: '1/3', en: '1/3' }", 'example: *x'),
    ],
  ])('stop no exercise when their list has %s, which is told with its line', async (_, list) => {
    const { exercises, broken } = await loadExercises(await writeMistakes(wrongSource, list));
    expect(exercises.map(({ folder, mistakes }) => [folder, mistakes])).toEqual([
      ['03-linear', []],
    ]);
    expect(broken.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^misconceptions\.yaml:\d+: /),
    ]);
  });
});

describe('an exercise folder that is refused', () => {
  it.each(Object.keys(files))('misses %s', async (file) => {
    await expect(loadChanged({ [file]: null })).rejects.toThrow(
      `${file}: cannot be read (ENOENT); every exercise has one`,
    );
  });

  it.each(Object.keys(files))('has an empty %s', async (file) => {
    await expect(loadChanged({ [file]: ' \n' })).rejects.toThrow(`${file}: is empty`);
  });

  it('has another name than its exercise', async () => {
    const directory = await makeDirectory();
    const misnamed = await writeFolder(directory, '03-layer');
    await expect(loadExercise(misnamed)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:1: id is linear, so the folder is NN-linear, NN being its place in the list, not 03-layer]`,
    );
    const unnumbered = await writeFolder(directory, 'linear');
    await expect(loadExercise(unnumbered)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:1: id is linear, so the folder is NN-linear, NN being its place in the list, not linear]`,
    );
  });

  it('has statements with other headings', async () => {
    await expect(
      loadChanged({ 'statement.en.md': '# Layer\n\n### Forward\n' }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: statement.en.md:3: "### Forward" stands where statement.pt-BR.md has "## Ida" in line 3; both have the same headings, in the same levels]`,
    );
  });

  it('says what is wrong in exercise.yaml, with the line', async () => {
    await expect(
      loadChanged({ 'exercise.yaml': exerciseText.replace('points: 8', 'points: eight') }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ExerciseError: exercise.yaml:24: tasks.gradients.points: "eight" will not do; write a number]`,
    );
  });
});

describe('loading a directory of exercises', () => {
  it('takes the folders in order and nothing else', async () => {
    const directory = await makeDirectory();
    const named = (id: string) => ({
      'exercise.yaml': exerciseText.replace('id: linear', `id: ${id}`),
    });
    await writeFolder(directory, '10-tenth', named('tenth'));
    await writeFolder(directory, '02-second', named('second'));
    await writeFile(join(directory, 'misconceptions.yaml'), misconceptions);
    const { exercises, broken } = await loadExercises(directory);
    expect(exercises.map(({ folder }) => folder)).toEqual(['02-second', '10-tenth']);
    expect(broken).toEqual([]);
  });

  it('reports a broken folder and loads the others', async () => {
    const directory = await makeDirectory();
    await writeFolder(directory, '01-linear', { 'model.ts': null });
    await writeFolder(directory, '02-broken', { 'exercise.yaml': '{' });
    await writeFolder(directory, '03-linear');
    const { exercises, broken } = await loadExercises(directory);
    expect(exercises.map(({ folder }) => folder)).toEqual(['03-linear']);
    expect(broken).toMatchInlineSnapshot(`
      [
        {
          "folder": "01-linear",
          "message": "model.ts: cannot be read (ENOENT); every exercise has one",
        },
        {
          "folder": "02-broken",
          "message": "exercise.yaml:1: Flow map must end with a }; is a bracket or a quote open here or in the line before?",
        },
      ]
    `);
  });

  it('gives an id to the first of two folders', async () => {
    const directory = await makeDirectory();
    await writeFolder(directory, '03-linear');
    await cp(join(directory, '03-linear'), join(directory, '04-linear'), { recursive: true });
    const { exercises, broken } = await loadExercises(directory);
    expect(exercises.map(({ folder }) => folder)).toEqual(['03-linear']);
    expect(broken).toMatchInlineSnapshot(`
      [
        {
          "folder": "04-linear",
          "message": "exercise.yaml: id linear is taken by 03-linear; ids are unique",
        },
      ]
    `);
  });

  it('finds nothing in an empty directory', async () => {
    expect(await loadExercises(await makeDirectory())).toEqual({ exercises: [], broken: [] });
  });
});
