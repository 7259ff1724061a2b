import { readdirSync, readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import { expect, test } from 'vitest';
import * as engine from '#engine/index.ts';

const folder = new URL('../../../server/engine/', import.meta.url);

/** The whole engine as one script that defines `engine`, as an isolate or a browser would load it. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: { entry: new URL('index.ts', folder).pathname, name: 'engine', formats: ['iife'] },
    },
  });
  const [{ output }] = result as unknown as [{ output: [{ code: string }] }];
  return output[0].code;
}

test('the engine fits into one script of less than 40 kB that needs nothing but ECMAScript', async () => {
  const code = await bundle();
  expect(Buffer.byteLength(code)).toBeLessThan(40_000);
  expect(code).not.toMatch(/\b(?:import|require|process|window|document|globalThis|console)\b/u);

  const context = createContext(Object.create(null) as object);
  const exported: unknown = runInContext(`${code}; Object.keys(engine).sort().join()`, context);
  expect(exported).toBe(Object.keys(engine).sort().join());
  expect(Object.keys(context)).toEqual(['engine']);
  const gradient: unknown = runInContext(
    `const { grad, tensor, tanh, matmul, mean } = engine;
     [...grad(({ W }) => mean(tanh(matmul(W, tensor([[1], [2]])))), { W: tensor([[0.5, -0.25]]) }).W.data]`,
    context,
  );
  expect(Array.from(gradient as Iterable<number>)).toEqual([1, 2]);
});

test('every file imports only its neighbours and does nothing when loaded', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    const source = readFileSync(new URL(file, folder), 'utf8');
    const imported = [...source.matchAll(/from '(?<path>[^']+)'/gu)].map(
      (one) => one.groups!['path']!,
    );
    expect(
      imported.filter((path) => !/^\.\/[a-z-]+\.ts$/u.test(path)),
      file,
    ).toEqual([]);
    const topLevel = source
      .split('\n')
      .filter((line) => /^(?:let|var|await|[a-zA-Z.]+\()/u.test(line));
    expect(topLevel, file).toEqual([]);
  }
});
