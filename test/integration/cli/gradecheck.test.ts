import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { run } from '../../../server/cli/main.ts';
import { Report } from '../../../server/contract/report.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const nodeFlags = ['--disable-warning=ExperimentalWarning'];

interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a process of its own, as if it had been called from a folder. */
function gradecheck(args: readonly string[], calledFrom = root, program = root): Promise<Ended> {
  const file = join(program, 'server/cli/main.ts');
  const env = { ...process.env, INIT_CWD: calledFrom };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...nodeFlags, file, ...args],
      { env, cwd: '/' },
      (error, stdout, stderr) => {
        resolve({ exitCode: error ? Number(error.code) : 0, stdout, stderr });
      },
    );
  });
}

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gradecheck-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const folder = 'exercises/15-mlp2-backward';

describe('gradecheck grade', () => {
  it('prints one JSON document and nothing else, and exits with 0 when all is right', async () => {
    const { exitCode, stdout, stderr } = await gradecheck([
      'grade',
      'mlp2-backward',
      `${folder}/solution.ts`,
      '--json',
      '--seed',
      'a1',
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(Report.parse(JSON.parse(stdout))).toMatchObject({
      verdict: 'passed',
      score: 10,
      seed: 'a1',
    });
  });

  it('exits with 1 for any other verdict, and names the first wrong quantity', async () => {
    const file = `${folder}/wrong/missing-mean.ts`;
    const { exitCode, stdout } = await gradecheck(['grade', 'mlp2-backward', file, '--json']);
    expect(exitCode).toBe(1);
    expect(Report.parse(JSON.parse(stdout))).toMatchObject({
      verdict: 'wrong_gradient',
      firstWrong: { quantity: 'dW2', case: 'ordinary-1' },
      seed: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('exits with 1 for a source that cannot start, however loudly it prints', async () => {
    const calledFrom = await makeFolder();
    await writeFile(join(calledFrom, 'mine.ts'), "console.log('noise'); export const forward = 1;");
    const { exitCode, stdout } = await gradecheck(
      ['grade', 'mlp2-backward', 'mine.ts', '--json'],
      calledFrom,
    );
    expect(exitCode).toBe(1);
    expect(Report.parse(JSON.parse(stdout))).toMatchObject({ verdict: 'missing_export' });
  });

  it('tells people verdict, tasks and the checks of what is wrong', async () => {
    const file = `${folder}/wrong/slide-gradient-sign.ts`;
    const { exitCode, stdout } = await gradecheck(['grade', 'mlp2-backward', file, '--seed', 'a1']);
    expect(exitCode).toBe(1);
    const lines = stdout.replaceAll(/error (0\.0e\+0|\d\.\de-1\d)/g, 'error ~0     ').split('\n');
    expect(lines.slice(0, 16).join('\n')).toMatchInlineSnapshot(`
      "Gradient out of tolerance  6/10  mlp2-backward
      dZ2 has the expected absolute value but lost its sign.
        dZ2      slide-gradient-sign (confirmed): One term of the derivative of the loss has the wrong sign
        loss             2/2
        output           0/4
        hidden           4/4
      ordinary-1 (public): Gradient out of tolerance
        A2       right       error ~0       ratio 1.000  within 5/5
        J        right       error ~0       ratio 1.000  within 1/1
        dZ2      off         error 1.9e+0  ratio -1.000  within 2/5
        dW2      consistent  error 2.6e+0  ratio -1.483  within 0/7
        db2      consistent  error 2.8e+0  ratio -1.816  within 0/1
        dA1      consistent  error 1.9e+0  ratio -1.000  within 14/35
        dZ1      consistent  error 1.9e+0  ratio -1.000  within 14/35
        dW1      consistent  error 2.1e+0  ratio -0.6378  within 0/42
        db1      consistent  error 2.9e+0  ratio -2.081  within 0/7"
    `);
  });

  it('speaks Portuguese where it is asked to', async () => {
    const file = `${folder}/wrong/missing-mean.ts`;
    const { stdout } = await gradecheck(['grade', 'mlp2-backward', file, '--locale', 'pt-BR']);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'Gradiente fora da tolerância  2/10  mlp2-backward',
      expect.stringMatching(/^Todos os elementos de dW2 são/),
      '  dW2      missing-mean (confirmado): Faltou a média 1/n',
    ]);
  });

  it('looks files up from the folder that it was called from, up to the last byte that is allowed', async () => {
    const calledFrom = await makeFolder();
    await cp(join(root, 'exercises/02-scalar-graph'), join(calledFrom, 'own/02-scalar-graph'), {
      recursive: true,
    });
    const solution = await readFile(join(root, 'exercises/02-scalar-graph/solution.ts'));
    const padding = Buffer.alloc(65_536 - solution.length, '/');
    await writeFile(join(calledFrom, 'full.ts'), Buffer.concat([solution, padding]));
    expect(
      await gradecheck(['grade', 'scalar-graph', 'full.ts', '--exercises', 'own'], calledFrom),
    ).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('finds its exercises when the project stands in a folder with a space', async () => {
    const parent = await makeFolder();
    await symlink(root, join(parent, 'my project'));
    const program = join(parent, 'my project');
    const preserved = await new Promise<string>((resolve) => {
      const flags = [...nodeFlags, '--preserve-symlinks', '--preserve-symlinks-main'];
      execFile(
        process.execPath,
        [...flags, join(program, 'server/cli/main.ts'), 'list'],
        (_, stdout) => resolve(stdout),
      );
    });
    expect(preserved).toContain('mlp2-backward');
  });
});

describe('a call that cannot be carried out', () => {
  /** What the command says when it is called in this process. */
  async function refused(args: readonly string[], calledFrom = root): Promise<string> {
    const stdout = vi.spyOn(console, 'log').mockReturnValue();
    const stderr = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    expect(await run(args, calledFrom)).toBe(2);
    expect(stdout.mock.calls).toEqual([]);
    expect(stderr.mock.lastCall).toEqual([expect.stringMatching(/^gradecheck: [^\n]+$/)]);
    return String(stderr.mock.lastCall);
  }

  it('ends with 2 and one line on stderr', async () => {
    expect(await gradecheck(['grade', 'scalar-graph', 'missing.ts', '--json'], '/')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'gradecheck: /missing.ts cannot be read (ENOENT)\n',
    });
  });

  it('names an unknown exercise and those that there are', async () => {
    const told = await refused(['grade', 'mlp3', `${folder}/solution.ts`, '--json']);
    expect(told).toMatch(/^gradecheck: there is no exercise mlp3; there are: .*\bmlp2-backward\b/);
  });

  it('names a file that cannot be read, is empty, too large or no text', async () => {
    const calledFrom = await makeFolder();
    await mkdir(join(calledFrom, 'directory.ts'));
    await writeFile(join(calledFrom, 'empty.ts'), '\n');
    await writeFile(join(calledFrom, 'large.ts'), `//${'x'.repeat(65_535)}`);
    await writeFile(join(calledFrom, 'latin1.ts'), Buffer.from('// função', 'latin1'));
    const tell = async (file: string) =>
      (await refused(['grade', 'scalar-graph', file, '--json'], calledFrom)).replaceAll(
        `${calledFrom}/`,
        '',
      );
    expect(await tell('missing.ts')).toBe('gradecheck: missing.ts cannot be read (ENOENT)');
    expect(await tell('directory.ts')).toBe('gradecheck: directory.ts cannot be read (EISDIR)');
    expect(await tell('empty.ts')).toBe('gradecheck: empty.ts is empty');
    expect(await tell('large.ts')).toBe(
      'gradecheck: large.ts has 65537 bytes; at most 65536 are graded',
    );
    expect(await tell('latin1.ts')).toBe('gradecheck: latin1.ts is not UTF-8 text');
  });

  it('says what is wrong with a broken exercise, and with a broken model', async () => {
    const calledFrom = await makeFolder();
    const own = join(calledFrom, 'own/02-scalar-graph');
    await cp(join(root, 'exercises/02-scalar-graph'), own, { recursive: true });
    const grade = ['grade', 'scalar-graph', join(own, 'solution.ts'), '--exercises', 'own'];
    await writeFile(join(own, 'model.ts'), 'export function model() { throw new Error("oops"); }');
    expect(await refused(grade, calledFrom)).toBe(
      'gradecheck: scalar-graph could not be graded: model.ts:1: Error: oops',
    );
    await writeFile(join(own, 'exercise.yaml'), 'id: scalar-graph\n');
    expect(await refused(grade, calledFrom)).toBe(
      'gradecheck: scalar-graph is broken: exercise.yaml:1: title: is missing; write { pt-BR, en }',
    );
  });

  it('names a directory of exercises that is not there', async () => {
    expect(await refused(['list', '--exercises', '/nowhere'])).toBe(
      'gradecheck: /nowhere cannot be read (ENOENT)',
    );
    expect(await refused(['grade', 'x', 'y.ts', '--exercises', '/nowhere'])).toBe(
      'gradecheck: /nowhere cannot be read (ENOENT)',
    );
  });

  it('points to the help for anything else', async () => {
    const told = [
      await refused(['grade', 'mlp2-backward']),
      await refused(['grade', 'mlp2-backward', `${folder}/solution.ts`, '--locale', 'fr']),
      await refused(['grade', 'a', 'b.ts', 'c.ts']),
      await refused(['greet']),
      await refused(['constructor']),
      await refused(['list', '--colour']),
    ];
    expect(told).toMatchInlineSnapshot(`
      [
        "gradecheck: grade takes an exercise and a file; see gradecheck --help",
        "gradecheck: --locale fr: write en or pt-BR",
        "gradecheck: grade takes an exercise and a file; see gradecheck --help",
        "gradecheck: there is no command greet; see gradecheck --help",
        "gradecheck: there is no command constructor; see gradecheck --help",
        "gradecheck: Unknown option '--colour'. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "--colour"",
      ]
    `);
  });
});

describe('gradecheck list', () => {
  it('prints id, points and title of every exercise', async () => {
    const { exitCode, stdout } = await gradecheck([
      'list',
      '--exercises',
      'test/fixtures/exercises',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^dense-sigmoid +10  Dense layer with a sigmoid$/m);
  });

  it('prints the others when one is broken, and what is wrong with it', async () => {
    const calledFrom = await makeFolder();
    await cp(join(root, 'exercises/02-scalar-graph'), join(calledFrom, '02-scalar-graph'), {
      recursive: true,
    });
    await mkdir(join(calledFrom, '01-empty'));
    expect(await gradecheck(['list', '--exercises', '.'], calledFrom)).toEqual({
      exitCode: 1,
      stdout: expect.stringMatching(/^scalar-graph +10 /),
      stderr: '01-empty: exercise.yaml: cannot be read (ENOENT); every exercise has one\n',
    });
  });
});

describe('gradecheck without a command, or with --help', () => {
  it.each([[[]], [['grade', '-h']]])('says what there is: %j', async (args) => {
    const { exitCode, stdout } = await gradecheck(args);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      'gradecheck grade <exercise> <file> [--json] [--seed S] [--locale en|pt-BR]',
    );
  });
});
