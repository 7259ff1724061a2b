import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkHeader, readWrongFiles } from '../../../server/exercises/read-wrong.ts';

const header = `// @misconception missing-mean
// @fails output
// @passes loss, hidden
// @firstWrong dW2
`;
const source = 'export function backward() {}\n';
const tasks = ['loss', 'output', 'hidden'].map((id) => ({
  id,
  title: { 'pt-BR': id, en: id },
  points: 1,
  checks: [id],
}));

async function read(text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'gradecheck-wrong-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'wrong'));
  await writeFile(join(folder, 'wrong/missing-mean.ts'), text);
  const files = await readWrongFiles(folder);
  for (const file of files) checkHeader(file, { tasks });
  return files;
}

describe('a wrong file', () => {
  it('says in its header how it fails, which is blank when it is graded', async () => {
    expect(await read(header + source)).toEqual([
      {
        file: 'wrong/missing-mean.ts',
        misconception: 'missing-mean',
        fails: ['output'],
        passes: ['loss', 'hidden'],
        firstWrong: 'dW2',
        source: `\n\n\n\n${source}`,
      },
    ]);
  });

  it('may fail every task', async () => {
    const all = header
      .replace('// @passes loss, hidden\n', '')
      .replace('output', 'loss, output, hidden');
    expect(await read(all)).toMatchObject([{ fails: ['loss', 'output', 'hidden'], passes: [] }]);
  });

  it.for([
    [
      '@firstWrong dW2',
      '@firstwrong dW2',
      /:4: there is no @firstwrong; there are @misconception, @fails, @passes, @firstWrong$/,
    ],
    ['// @firstWrong dW2\n', '', /: its header has no @firstWrong; write \/\/ @firstWrong dW2$/],
    ['@fails output', '@fails', /: its header has no @fails; write \/\/ @fails output, hidden$/],
    ['@fails output', '@fails ouput', /: there is no task ouput; there are loss, output, hidden$/],
    [
      'loss, hidden',
      'loss, hidden, output',
      /: output stands in @fails and in @passes; it belongs in one$/,
    ],
    ['loss, hidden', 'loss', /: hidden stands neither in @fails nor in @passes; say which$/],
  ] as const)('is refused with %j written as %j', async ([part, replacement, message]) => {
    await expect(read(header.replace(part, replacement) + source)).rejects.toThrow(message);
  });
});
