import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ExerciseDefinition } from '../../../server/contract/exercise.ts';
import { declareFunctions } from '../../../server/exercises/declarations.ts';
import { loadExercise } from '../../../server/exercises/load.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const folders = globSync(['exercises/*/exercise.yaml', 'test/fixtures/exercises/*/exercise.yaml'], {
  cwd: root,
})
  .map(dirname)
  .toSorted();

/** The rules of the editor. */
const editorOptions = {
  strict: true,
  erasableSyntaxOnly: true,
  target: 'esnext',
  lib: ['es2023'],
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  types: [],
  noEmit: true,
};

/** What the TypeScript compiler says of a starter and a solution beside their declarations. */
async function compileFolder(exercise: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gradecheck-declarations-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { types } = await loadExercise(join(root, exercise));
  await writeFile(join(folder, 'types.d.ts'), types);
  await cp(join(root, exercise, 'starter.ts'), join(folder, 'starter.ts'));
  await cp(join(root, exercise, 'solution.ts'), join(folder, 'solution.ts'));
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: editorOptions, include: ['*.ts'] }),
  );
  const compiler = promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['-p', folder]);
  return compiler.then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
}

describe('declarations of an exercise', () => {
  it('name the arguments with their shapes and the results that may be given', () => {
    const definition = ExerciseDefinition.parse({
      id: 'layer',
      title: { 'pt-BR': 'Camada', en: 'Layer' },
      summary: { 'pt-BR': 'Camada', en: 'Layer' },
      symbols: { m: 3, n: [5, 7] },
      inputs: {
        X: { shape: ['m', 'n'], draw: 'normal' },
        rate: { shape: [], draw: 'uniform' },
        g: { oneOf: ['tanh', 'relu'] },
        A: { model: 'A' },
        parameters: {
          list: { l: '1..2' },
          of: {
            W: { shape: ['m', 'm'], draw: 'normal' },
            b: { shape: ['m', 1], draw: 'normal' },
          },
        },
        activations: { list: { l: '1..2' }, each: { oneOf: ['tanh', 'relu'] } },
      },
      functions: {
        forward: {
          arguments: ['X', 'rate', 'g', 'parameters', 'activations'],
          returns: { J: { value: 'J' }, cache: 'opaque' },
        },
        backward: {
          arguments: ['A', 'cache'],
          returns: {
            dX: { gradient: 'X' },
            gradients: { list: { l: '1..2' }, of: { dW: { gradient: 'parameters[l].W' } } },
          },
        },
      },
      tasks: [{ id: 'all', title: { 'pt-BR': 'Tudo', en: 'All' }, points: 1, checks: ['J'] }],
      cases: [{ id: 'ordinary', public: 1 }],
    });

    expect(declareFunctions(definition)).toMatchInlineSnapshot(`
      "interface ForwardArguments {
        /** (m, n) */ X: import('np').NdArray;
        rate: number;
        g: 'tanh' | 'relu';
        parameters: { /** (m, m) */ W: import('np').NdArray; /** (m, 1) */ b: import('np').NdArray }[];
        activations: ('tanh' | 'relu')[];
      }

      interface ForwardResult {
        J: import('np').Operand;
        cache: any;
      }

      interface BackwardArguments {
        A: import('np').NdArray;
        cache: any;
      }

      interface BackwardResult {
        dX: import('np').Operand;
        gradients: { dW: import('np').Operand }[];
      }
      "
    `);
  });

  it.each(folders)(
    'show no error in the editor for starter and solution of %s',
    async (exercise) => {
      expect(await compileFolder(exercise)).toBe('');
    },
  );
});
